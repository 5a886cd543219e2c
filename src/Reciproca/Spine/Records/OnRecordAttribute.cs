using Reciproca.Spine.People;

namespace Reciproca.Spine.Records;

/// <summary>What someone wants to do with a record. Inside: read what only those see to whom it belongs, such as a draft or a log.
/// TakePart: say something to another node about a record of its, as one of its parties. Act: that, or edit a record of ours.</summary>
public enum Ability { Read, Inside, Edit, Answer, Manage, Translate, TakePart, Act }

/// <summary>
/// Finds the record named by the route's "id", asks whether the visitor may, and leaves it in <see cref="RecordOfRequest"/> for the handler.
/// </summary>
public sealed class OnRecordAttribute(Ability ability) : AskAttribute
{
    public override async ValueTask<Answer> Ask(HttpContext http, Visitor visitor)
    {
        var found = http.RequestServices.GetRequiredService<RecordOfRequest>();
        var id = http.GetRouteValue("id") as string ?? "";
        var record = ability == Ability.Read && HttpMethods.IsGet(http.Request.Method) ? await found.FindToShow(id) : await found.Find(id);
        if (record is null || !IsAt(http, record)) return Answer.NotFound;
        record.AskedFor = http.Request.Query["text"];
        var answer = RecordPermissions.May(visitor, ability, record);
        return answer == Answer.NotFound && record.WasPublic ? Answer.Gone : answer;
    }

    /// <summary>/needs/{id} is no address of a practice.</summary>
    private static bool IsAt(HttpContext http, Record record)
    {
        var first = http.Request.Path.Value!.Split('/', 3)[1];
        return http.RequestServices.GetRequiredService<RecordKinds>().ByPath(first) is not { } kind || kind.Name == record.Kind;
    }
}
