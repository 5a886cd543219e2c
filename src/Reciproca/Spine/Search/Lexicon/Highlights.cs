namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Shows which words of a document answered which words of a query, also across languages: "drenagem ≈ drainase".</summary>
public static class Highlights
{
    const float Enough = .2f;

    /// <summary>Matches in reading order, not overlapping; a phrase goes before its words.</summary>
    /// <param name="text">The document's text; positions refer to it, so it must be the one that is shown.</param>
    public static IReadOnlyList<Highlight> Highlight(this TranslationLexicon lexicon, string queryLanguage, string query, string language, string text)
    {
        var asked = Meanings(lexicon.Expand(queryLanguage, query), query);
        var same = Analysis.Primary(queryLanguage) == Analysis.Primary(language);
        var own = same ? Analysis.Tokens(language, query).Select(token => token.Term).ToHashSet() : [];
        var found = lexicon.Expand(language, text).Where(group => group.End <= text.Length).Select(group => Best(group, asked, own, text)).OfType<Highlight>();
        return Apart(found);
    }

    /// <summary>The same for a query that was expanded already, of whatever languages.</summary>
    /// <param name="asked">What the query means; places are places in <paramref name="query"/>.</param>
    /// <param name="enough">How much of a meaning must be shared, from 0 to 1.</param>
    public static IReadOnlyList<Highlight> Highlight(this TranslationLexicon lexicon, IReadOnlyList<PivotGroup> asked, string query, string language, string text, float enough = Enough)
    {
        var meanings = Meanings(asked, query);
        return Apart(lexicon.Expand(language, text).Where(group => !group.IsImplied && group.End <= text.Length).Select(group => Best(group, meanings, [], text, enough)).OfType<Highlight>());
    }

    static Dictionary<string, (string Word, float Weight)> Meanings(IReadOnlyList<PivotGroup> groups, string query)
    {
        var meanings = new Dictionary<string, (string, float Weight)>();
        foreach (var group in groups.Where(group => group.End <= query.Length))
            foreach (var (term, weight) in Shares(group))
                if (!meanings.TryGetValue(term, out var known) || known.Weight < weight)
                    meanings[term] = (query[group.Start..group.End], weight);
        return meanings;
    }

    static IEnumerable<(string Term, float Weight)> Shares(PivotGroup group) =>
        group.Terms.Select(term => (term.Term, term.Weight / group.Terms[0].Weight));

    static Highlight? Best(PivotGroup group, Dictionary<string, (string Word, float Weight)> asked, HashSet<string> own, string text, float enough = Enough)
    {
        var written = text[group.Start..group.End];
        var (word, weight) = Shares(group).Where(share => asked.ContainsKey(share.Term))
            .Select(share => (asked[share.Term].Word, share.Weight * asked[share.Term].Weight))
            .DefaultIfEmpty(("", 0f)).MaxBy(match => match.Item2);
        if (own.Contains(group.Source)) return new(group.Start, group.End, written, word.Length > 0 ? word : written, true);
        return weight > 0 && weight >= enough ? new(group.Start, group.End, written, word, string.Equals(written, word, StringComparison.OrdinalIgnoreCase)) : null;
    }

    static List<Highlight> Apart(IEnumerable<Highlight> found)
    {
        var apart = new List<Highlight>();
        foreach (var highlight in found.OrderBy(h => h.Start).ThenByDescending(h => h.End))
            if (apart.Count == 0 || highlight.Start >= apart[^1].End) apart.Add(highlight);
        return apart;
    }
}

/// <summary>One place in a document that answers a query.</summary>
/// <param name="Written">The words there.</param>
/// <param name="Asked">The query's words they answer.</param>
/// <param name="Same">Whether they are the same words, so that nothing needs explaining.</param>
public sealed record Highlight(int Start, int End, string Written, string Asked, bool Same);
