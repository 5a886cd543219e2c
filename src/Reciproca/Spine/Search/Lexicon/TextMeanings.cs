namespace Reciproca.Spine.Search.Lexicon;

/// <summary>A text turned over: for each pivot term the words of the text that may mean it. Made once for a text, asked by many queries.</summary>
sealed class TextMeanings
{
    const float Enough = .2f;

    readonly Dictionary<string, List<(string Source, float Share)>> words = [];

    public static TextMeanings Of(TranslationLexicon lexicon, string language, string text)
    {
        var meanings = new TextMeanings();
        var seen = new HashSet<(string, string)>();
        foreach (var group in lexicon.Expand(language, text))
            if (!group.IsImplied && group.End <= text.Length) meanings.Add(group, seen);
        return meanings;
    }

    /// <summary>The stemmed terms of the text that answer a query, each with the query's word it stands for.</summary>
    /// <param name="asked">For each pivot term of the query its word, and how surely it means it.</param>
    public IReadOnlyDictionary<string, string> Answering(IReadOnlyDictionary<string, (string Word, float Weight)> asked)
    {
        var best = new Dictionary<string, (string Word, float Weight)>();
        foreach (var (term, (word, weight)) in asked)
            foreach (var (source, share) in words.GetValueOrDefault(term) ?? [])
                if (share * weight is var sure && sure >= Enough && (!best.TryGetValue(source, out var known) || known.Weight < sure)) best[source] = (word, sure);
        var answering = new Dictionary<string, string>();
        foreach (var (source, match) in best)
            foreach (var term in source.Split(' ')) answering.TryAdd(term, match.Word);
        return answering;
    }

    void Add(PivotGroup group, HashSet<(string, string)> seen)
    {
        foreach (var term in group.Terms)
        {
            if (!seen.Add((term.Term, group.Source))) continue;
            if (!words.TryGetValue(term.Term, out var sources)) words[term.Term] = sources = [];
            sources.Add((group.Source, term.Weight / group.Terms[0].Weight));
        }
    }
}
