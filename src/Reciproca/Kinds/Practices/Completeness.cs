using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Kinds.Practices;

/// <summary>How much of a practice is told: which parts are filled and which a reader will miss.</summary>
/// <param name="Missing">Text keys of the parts not filled, the most useful first.</param>
public sealed record Completeness(int Filled, IReadOnlyList<string> Missing)
{
    public int Parts => Filled + Missing.Count;

    public static Completeness Of(Record record, Practice practice, RecordVersion version)
    {
        var parts = PracticeKind.Kind.Sections.Select(s => ($"practice.section.{s}", version[s].Length > 0)).Concat(
        [
            ("record.field.summary", version.Summary.Length > 0),
            ("practice.period", practice.StartedOn is not null),
            ("practice.cost", practice.Cost is not null),
            ("practice.persondays", practice.PersonDays is not null),
            .. ((string, bool)[])[.. new[] { Schemes.Topic, Schemes.Sdg, Schemes.Power }.Select(s => ($"record.field.{s}", record.Codes(s).Any()))],
            ("record.files", record.Attachments.Count > 0),
        ]).ToList();
        return new Completeness(parts.Count(p => p.Item2), [.. parts.Where(p => !p.Item2).Select(p => p.Item1)]);
    }
}
