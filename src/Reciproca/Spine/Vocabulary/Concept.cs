using System.Collections.Frozen;

namespace Reciproca.Spine.Vocabulary;

/// <summary>One thing a record can be about, with its names in every language. Codes are stable: they travel between nodes.</summary>
/// <param name="Parent">Code of the broader concept in the same scheme, or null.</param>
/// <param name="Labels">One label for each language tag.</param>
/// <param name="Synonyms">Other words and phrases people use, for each language tag; the label is not repeated.</param>
/// <param name="Facts">What else the data file states about it, such as the direction of a language.</param>
public sealed record Concept(
    string Scheme,
    string Code,
    string? Parent,
    Uri? Uri,
    IReadOnlyDictionary<string, string> Labels,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Synonyms,
    IReadOnlyDictionary<string, string> Facts)
{
    /// <summary>A topic of a network's own: what a secretariat types in.</summary>
    public static Concept Own(string scheme, string code, string? parent, IReadOnlyDictionary<string, string> labels) =>
        new(scheme, code, parent, null, labels, FrozenDictionary<string, IReadOnlyList<string>>.Empty, FrozenDictionary<string, string>.Empty);

    /// <summary>The label in that language, else in its base language, else in English, else in any.</summary>
    public string Label(string language) =>
        Labels.GetValueOrDefault(language)
        ?? Labels.GetValueOrDefault(LanguageTag.Primary(language))
        ?? Labels.GetValueOrDefault("en")
        ?? Labels.Values.FirstOrDefault(Code);

    public IReadOnlyList<string> SynonymsIn(string language) =>
        Synonyms.GetValueOrDefault(language) ?? Synonyms.GetValueOrDefault(LanguageTag.Primary(language)) ?? [];

    /// <summary>Label and synonyms in exactly that language: the phrases that mean this concept in a text.</summary>
    public IEnumerable<string> Phrases(string language) =>
        (Labels.TryGetValue(language, out var label) ? [label] : Array.Empty<string>()).Concat(SynonymsIn(language));

    public string? Fact(string name) => Facts.GetValueOrDefault(name);

    public bool Equals(Concept? other) => other is not null && Scheme == other.Scheme && Code == other.Code;

    public override int GetHashCode() => HashCode.Combine(Scheme, Code);
}
