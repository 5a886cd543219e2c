using System.Collections.Frozen;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>What a text is about in the words of another language: the thesaurus's names for the concepts in it, and for words that the lexicon knows.</summary>
public static class KeyTerms
{
    private const float Sure = .35f, General = .25f, PerWord = .5f;

    private static readonly Lazy<FrozenDictionary<string, Concept>> ByTerm = new(() =>
        Thesaurus.Concepts.DistinctBy(c => ConceptLabel.Of(c).Term).ToFrozenDictionary(c => ConceptLabel.Of(c).Term));

    // an English word that is the whole name of a concept
    private static readonly Lazy<FrozenDictionary<string, Concept>> ByWord = new(() =>
        Thesaurus.Concepts.Where(c => ConceptLabel.Of(c).Name.Count == 1).DistinctBy(c => ConceptLabel.Of(c).Name[0]).ToFrozenDictionary(c => ConceptLabel.Of(c).Name[0]));

    /// <param name="language">Of the text.</param>
    /// <param name="reader">The language of the terms; concepts without a name in it are left out.</param>
    /// <returns>Each term once, with where it stands first and how much it weighs.</returns>
    public static IReadOnlyList<KeyTerm> Of(TranslationLexicon lexicon, string language, string text, string reader)
    {
        var (primary, into) = (Analysis.Primary(language), Analysis.Primary(reader));
        var tokens = Analysis.Tokens(primary, text);
        var found = new Dictionary<string, KeyTerm>(StringComparer.OrdinalIgnoreCase);
        var known = new HashSet<int>();
        foreach (var match in ConceptMatcher.Shared.Matches(primary, tokens))
        {
            known.UnionWith(Enumerable.Range(match.First, match.Length));
            if (ByTerm.Value.GetValueOrDefault(match.Concepts[0].Term) is { } concept) Add(found, concept, into, tokens[match.First].Start, match.Length);
        }
        for (var i = 0; i < tokens.Count; i++)
            if (!known.Contains(i) && lexicon.Translations(primary, tokens[i].Term) is [{ Weight: >= Sure } best, ..] && ByWord.Value.GetValueOrDefault(best.Term) is { } meant)
                Add(found, meant, into, tokens[i].Start, 1);
        return [.. found.Values];
    }

    private static void Add(Dictionary<string, KeyTerm> found, Concept concept, string reader, int start, int words)
    {
        if (concept.In(reader) is not [var name, ..]) return;
        var weight = (1 + PerWord * (words - 1)) * (IsGeneral(concept) ? General : 1);
        found[name] = found.TryGetValue(name, out var before) ? before with { Weight = before.Weight + weight } : new KeyTerm(name, start, weight, IsGeneral(concept));
    }

    private static bool IsGeneral(Concept concept) => concept.Domain is "people-work" or "places" || concept.Domain.StartsWith("general", StringComparison.Ordinal) || concept.Domain.StartsWith("mixed", StringComparison.Ordinal);
}

/// <param name="Start">Where what it names stands first in the text.</param>
/// <param name="IsGeneral">A word of any text, not of the field.</param>
public sealed record KeyTerm(string Name, int Start, float Weight, bool IsGeneral);
