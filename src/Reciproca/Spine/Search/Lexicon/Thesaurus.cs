namespace Reciproca.Spine.Search.Lexicon;

/// <summary>
/// The product's own vocabulary of the field: concepts with their labels per language, in tab-separated files grouped by domain.
/// The first line names the languages; a cell holds synonyms separated by "|".
/// </summary>
public static class Thesaurus
{
    /// <summary>Every concept, in the order of the files.</summary>
    public static IReadOnlyList<Concept> Concepts { get; } = Merged(Embedded.Names("Thesaurus").SelectMany(Read));

    /// <summary>Every label in a language.</summary>
    public static IEnumerable<string> Labels(string language) => Concepts.SelectMany(concept => concept.In(language));

    // A file may add languages to concepts of another: the first English name says which.
    static Concept[] Merged(IEnumerable<Concept> rows) =>
        [.. rows.GroupBy(row => row.In("en")[0]).Select(same => same.MaxBy(row => row.Labels.Count)! with { Labels = All(same) })];

    static Dictionary<string, string[]> All(IEnumerable<Concept> rows) =>
        rows.SelectMany(row => row.Labels).GroupBy(pair => pair.Key, pair => pair.Value)
            .ToDictionary(labels => labels.Key, labels => labels.SelectMany(names => names).Distinct().ToArray());

    static IEnumerable<Concept> Read(string file)
    {
        var domain = file.Split('.')[1];
        string[]? languages = null;
        foreach (var cells in Embedded.Lines(file).Select(line => line.Split('\t')))
            if (languages is null) languages = cells;
            else yield return new(domain, Labelled(languages, cells));
    }

    static Dictionary<string, string[]> Labelled(string[] languages, string[] cells) =>
        languages.Zip(cells).Where(pair => pair.Second.Length > 0)
            .ToDictionary(pair => pair.First, pair => pair.Second.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>One thing people talk about, with every name it has.</summary>
/// <param name="Domain">The file it stands in: "water", "mobility" …</param>
/// <param name="Labels">Names per language; the first is the preferred one.</param>
public sealed record Concept(string Domain, IReadOnlyDictionary<string, string[]> Labels)
{
    public string[] In(string language) => Labels.GetValueOrDefault(language, []);
}
