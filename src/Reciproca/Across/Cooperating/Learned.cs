using Reciproca.Kinds.Practices;
using Reciproca.Spine.Records;

namespace Reciproca.Across.Cooperating;

/// <summary>What a cooperation tells in one language, under the questions that a practice answers.</summary>
public sealed class Learned(string language, string title, string summary)
{
    private readonly Dictionary<string, List<string>> told = [];

    public string Language => language;
    public string Title => title;
    public string Summary => summary;
    public string this[string section] => string.Join("\n\n", told.GetValueOrDefault(section, []));
    public IEnumerable<string> Sections => told.Keys;

    public void Add(string section, params IEnumerable<string> texts)
    {
        var said = texts.Where(t => t.Length > 0).ToList();
        if (said.Count == 0) return;
        if (!told.TryGetValue(section, out var already)) told[section] = already = [];
        already.AddRange(said);
    }

    /// <summary>The peer-learning note that both sides of an exchange wrote.</summary>
    public static IReadOnlyList<Learned> From(Record exchange) => [.. exchange.Versions.Where(v => v.Sections.Count > 0).Select(From)];

    private static Learned From(RecordVersion note)
    {
        var learned = new Learned(note.Language, note.Title, note.Summary);
        learned.Add(PracticeKind.Problem, note["request"]);
        learned.Add(PracticeKind.Done, note["objectives"], note["activities"], note["took-place"]);
        learned.Add(PracticeKind.Result, note["worked"]);
        foreach (var same in new[] { "failed", "lessons", "partners" }) learned.Add(same, note[same]);
        return learned;
    }
}
