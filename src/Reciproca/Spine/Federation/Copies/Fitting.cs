using System.Text.Json;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Copies;

/// <summary>What another node states of a kind of record, as far as our columns can hold it.</summary>
internal sealed class Fitting(AppDb db)
{
    /// <exception cref="UnfitRecordException">They cannot, and why.</exception>
    public IKeyed Body(ReceivedRecord received)
    {
        try
        {
            var body = received.Snapshot.BodyAs(received.Kind.Body);
            Check(body);
            return body;
        }
        catch (JsonException wrong) { throw new UnfitRecordException(wrong.Message); }
    }

    /// <summary>What a column would refuse is refused here, with a reason, instead of by the database in the middle of a page of others.</summary>
    private void Check(IKeyed body)
    {
        foreach (var column in db.Model.FindEntityType(body.GetType())!.GetProperties().Where(p => p.PropertyInfo is not null))
        {
            var value = column.PropertyInfo!.GetValue(body);
            if (value is string text && (text.Contains('\0') || text.Length > column.GetMaxLength())) throw new UnfitRecordException($"{column.Name} is too long");
            if (value is Enum word && !Enum.IsDefined(word.GetType(), word)) throw new UnfitRecordException($"{column.Name} is {word}");
            if (value is null && !column.IsNullable) throw new UnfitRecordException($"{column.Name} is missing");
        }
    }
}
