using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Across.Import;

/// <summary>What the names in the first row of a file mean for a kind.</summary>
public sealed class ImportColumns
{
    private readonly Dictionary<string, int> places = new(StringComparer.OrdinalIgnoreCase);

    public ImportColumns(RecordKind kind, IReadOnlyList<string> header, Concepts concepts)
    {
        var languages = header.Select(h => Language(kind, h)).OfType<string>().Distinct().ToList();
        var known = RecordColumns.Of(kind, languages, Schemes.All.Where(s => header.Contains(s, StringComparer.OrdinalIgnoreCase))).ToDictionary(c => c.Name, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < header.Count; i++)
        {
            if (header[i].Length == 0) continue;
            if (!known.TryGetValue(header[i], out var column)) Unknown.Add(header[i]);
            else if (!places.TryAdd(column.Name, i)) Twice.Add(header[i]);
            else All.Add(column);
        }
        Languages = languages.Where(l => concepts.Knows(Schemes.Language, l) || concepts.Knows(Schemes.Language, LanguageTag.Primary(l))).ToList();
        Unknown.AddRange(header.Where(h => Language(kind, h) is { } language && !Languages.Contains(language)));
    }

    public List<Column> All { get; } = [];
    public List<string> Unknown { get; } = [];
    public List<string> Twice { get; } = [];
    public IReadOnlyList<string> Languages { get; }

    public bool Has(string name) => places.ContainsKey(name);

    public string Of(IReadOnlyList<string> cells, string name) => places.TryGetValue(name, out var at) && at < cells.Count ? Storage.Fold.Clean(cells[at]) : "";

    /// <summary>"problem_pt-BR" is a text in pt-BR; null for what is no text.</summary>
    private static string? Language(RecordKind kind, string name) =>
        name.LastIndexOf('_') is var at and > 0 && RecordColumns.Texts(kind, "").Any(t => t.Part.Equals(name[..at], StringComparison.OrdinalIgnoreCase)) ? name[(at + 1)..] : null;
}
