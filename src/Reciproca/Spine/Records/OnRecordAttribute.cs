using Reciproca.Spine.People;

namespace Reciproca.Spine.Records;

/// <summary>What someone wants to do with a record.</summary>
public enum Ability { Read, Edit, Answer, Manage }

/// <summary>
/// Finds the record named by the route's "id", asks whether the visitor may, and leaves it in <see cref="RecordOfRequest"/> for the handler.
/// </summary>
public sealed class OnRecordAttribute(Ability ability) : AskAttribute
{
    public override async ValueTask<Answer> Ask(HttpContext http, Visitor visitor)
    {
        var found = http.RequestServices.GetRequiredService<RecordOfRequest>();
        var record = await found.Find(http.GetRouteValue("id") as string ?? "");
        return record is null ? Answer.NotFound : RecordPermissions.May(visitor, ability, record);
    }
}
