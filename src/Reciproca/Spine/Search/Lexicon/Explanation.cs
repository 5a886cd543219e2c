namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Why a text means what it means here, for people who look after the lexicon.</summary>
public static class Explanation
{
    /// <summary>One entry per word, then one per recognised concept.</summary>
    public static IReadOnlyList<ExplainedTerm> Explain(this TranslationLexicon lexicon, string language, string text) =>
        [.. lexicon.Expand(language, text).Select(group => Explained(lexicon, language, text, group))];

    static ExplainedTerm Explained(TranslationLexicon lexicon, string language, string text, PivotGroup group)
    {
        var learned = lexicon.Translations(language, group.Source).ToDictionary(t => t.Term, t => t.Layers);
        return new(Cut(text, group), group.Source, group.Known,
            [.. group.Terms.Select(term => new ExplainedMeaning(term.Term, term.Weight, Names(lexicon, learned.GetValueOrDefault(term.Term))))]);
    }

    static string Cut(string text, PivotGroup group) => group.End <= text.Length ? text[group.Start..group.End] : group.Source;

    static string[] Names(TranslationLexicon lexicon, byte layers) => [.. lexicon.Layers.Where((_, i) => i < 8 && (layers >> i & 1) != 0)];
}

/// <param name="Written">As it stands in the text.</param>
/// <param name="Stem">As it is looked up.</param>
/// <param name="Known">False when nothing was learned about it and it is searched as written.</param>
public sealed record ExplainedTerm(string Written, string Stem, bool Known, IReadOnlyList<ExplainedMeaning> Meanings);

/// <param name="Layers">The layers that taught it; empty for concepts, for words passed on and for pairs added by hand.</param>
public sealed record ExplainedMeaning(string Term, float Weight, IReadOnlyList<string> Layers);
