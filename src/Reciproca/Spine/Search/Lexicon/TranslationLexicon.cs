namespace Reciproca.Spine.Search.Lexicon;

/// <summary>
/// Knows what the words of many languages mean in one pivot language, so that a need in Indonesian meets a practice in Portuguese.
/// Immutable and safe to share; learn a new one and swap it in.
/// </summary>
public sealed class TranslationLexicon
{
    readonly SortedDictionary<string, LanguageLexicon> languages;
    readonly ConceptMatcher? concepts;
    readonly Lazy<HashSet<string>> pivotTerms;
    readonly System.Collections.Concurrent.ConcurrentDictionary<string, Dictionary<string, List<(string Term, float Share)>>> backwards = new();

    internal TranslationLexicon(SortedDictionary<string, LanguageLexicon> languages, IReadOnlyList<string> layers, bool withConcepts)
    {
        this.languages = languages;
        Layers = layers;
        concepts = withConcepts ? ConceptMatcher.Shared : null;
        pivotTerms = new(() => [.. languages.Values.SelectMany(language => language.Terms.Values).SelectMany(translations => translations).Select(translation => translation.Term)]);
    }

    /// <summary>A lexicon that knows nothing: every language finds only itself, names and numbers.</summary>
    public static TranslationLexicon Empty { get; } = new([], [], false);

    /// <summary>Names of the layers it was learned from; bit n of <see cref="Translation.Layers"/> is the n-th.</summary>
    public IReadOnlyList<string> Layers { get; }

    internal IReadOnlyDictionary<string, LanguageLexicon> Languages => languages;

    internal bool HasConcepts => concepts is not null;

    /// <summary>
    /// What a text means in the pivot: one group per word and per recognised phrase, in reading order.
    /// The same call serves documents and queries.
    /// </summary>
    /// <param name="language">BCP 47 tag of the text; an unknown language still finds names, numbers and international words.</param>
    public IReadOnlyList<PivotGroup> Expand(string language, string text)
    {
        var primary = Analysis.Primary(language);
        return Expand(primary, text, Analysis.Tokens(primary, text));
    }

    /// <param name="primary">The language, without what follows it in its tag.</param>
    /// <param name="text">The text, and the tokens it was read into.</param>
    internal List<PivotGroup> Expand(string primary, string text, List<Token> tokens)
    {
        var words = tokens.ConvertAll(token => Word(primary, text, token));
        return concepts is null ? words : Phrases.Applied(concepts.Matches(primary, tokens), tokens, words);
    }

    /// <summary>Translations of one stemmed term, likeliest first; empty when it is not known.</summary>
    public IReadOnlyList<Translation> Translations(string language, string term) => Of(Analysis.Primary(language))?.Translations(term) ?? [];

    /// <summary>Whether a stemmed term of this language is known here; the pivot language always is.</summary>
    public bool Knows(string language, string term) => Analysis.Primary(language) == Pivot || Translations(language, term).Count > 0;

    /// <summary>Whether some text taught this term; the pivot language too knows only what others were translated into.</summary>
    public bool Learned(string language, string term) =>
        Analysis.Primary(language) == Pivot ? pivotTerms.Value.Contains(term) : Translations(language, term).Count > 0;

    /// <summary>Stemmed terms of a language that mean a pivot term, each with how much of it is meant, 1 where it is the likeliest meaning.</summary>
    internal IReadOnlyList<(string Term, float Share)> Meaning(string language, string pivotTerm)
    {
        var primary = Analysis.Primary(language);
        if (primary == Pivot) return [(pivotTerm, 1)];
        return backwards.GetOrAdd(primary, Backwards).TryGetValue(pivotTerm, out var terms) ? terms : [];
    }

    Dictionary<string, List<(string, float)>> Backwards(string language)
    {
        var all = new Dictionary<string, List<(string, float)>>();
        foreach (var (term, translations) in Of(language)?.Terms ?? new Dictionary<string, Translation[]>())
            foreach (var translation in translations)
                (all.TryGetValue(translation.Term, out var terms) ? terms : all[translation.Term] = []).Add((term, translation.Weight / translations[0].Weight));
        return all;
    }

    /// <summary>The names of a recognised concept in a language, each as its stemmed terms.</summary>
    internal IEnumerable<IReadOnlyList<string>> Names(string language, string conceptTerm) => concepts?.Names(Analysis.Primary(language), conceptTerm) ?? [];

    /// <summary>Counts per language.</summary>
    public IReadOnlyList<LanguageCoverage> Inspect() =>
        [.. languages.Select(pair => new LanguageCoverage(pair.Key, pair.Value.Terms.Count, pair.Value.Pairs))];

    /// <summary>The same lexicon with one pair a person has added; it outweighs whatever was learned and needs no training.</summary>
    public TranslationLexicon With(ParallelText pair) => With(Lexicon.Added.Pair(this, pair));

    /// <summary>The same lexicon, in which some terms mean something else.</summary>
    internal TranslationLexicon With(IReadOnlyDictionary<string, Dictionary<string, Translation[]>> changed)
    {
        if (changed.Count == 0) return this;
        var copy = new SortedDictionary<string, LanguageLexicon>(languages, StringComparer.Ordinal);
        foreach (var (language, terms) in changed) copy[language] = (Of(language) ?? new LanguageLexicon([], 0)).With(terms);
        return new(copy, Layers, HasConcepts);
    }

    const string Pivot = Learning.LexiconLearning.PivotLanguage;

    PivotGroup Word(string language, string text, Token token)
    {
        if (language == Pivot) return new(token.Term, token.Start, token.End, [new(token.Term, 1)], true);
        var found = Of(language)?.Translations(token.Term) ?? [];
        return found.Length == 0
            ? new(token.Term, token.Start, token.End, Unknown.Word(text, token), false)
            : new(token.Term, token.Start, token.End, Array.ConvertAll(found, t => new PivotTerm(t.Term, t.Weight)), true);
    }

    // Malay and Indonesian share most of their written words; Malay has no dictionary of its own here.
    LanguageLexicon? Of(string language) =>
        languages.TryGetValue(language, out var own) ? own : language == "ms" ? languages.GetValueOrDefault("id") : null;
}

/// <summary>How much of a language the lexicon knows.</summary>
/// <param name="Terms">Stemmed terms with at least one translation.</param>
/// <param name="Pairs">Parallel texts it was learned from.</param>
public sealed record LanguageCoverage(string Language, int Terms, int Pairs);
