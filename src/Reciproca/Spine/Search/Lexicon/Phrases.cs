namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Adds recognised concepts to the words of a text, and lets a phrase decide what its words mean.</summary>
static class Phrases
{
    const float OfAWord = .5f, OfAPhrase = .8f, MeaningOfPhrase = .5f, Misleading = .5f;

    public static IReadOnlyList<PivotGroup> Applied(IEnumerable<ConceptMatcher.Match> matches, List<Token> tokens, List<PivotGroup> words)
    {
        var concepts = new List<PivotGroup>();
        foreach (var match in matches)
        {
            var name = match.Concepts[0].Name;
            var covered = match.Length > 1 ? Read(words, match, name) : [.. words[match.First].Terms.Select(term => term.Term)];
            var concept = Concept(match, tokens);
            concepts.Add(concept);
            concepts.AddRange(Implied(concept, [.. name.Distinct().Where(term => !covered.Contains(term))]));
        }
        return [.. words, .. concepts];
    }

    static PivotGroup Concept(ConceptMatcher.Match match, List<Token> tokens)
    {
        var weight = (match.Length > 1 ? OfAPhrase : OfAWord) / MathF.Sqrt(match.Concepts.Count);
        var source = string.Join(' ', Enumerable.Range(match.First, match.Length).Select(i => tokens[i].Term));
        return new(source, tokens[match.First].Start, tokens[match.First + match.Length - 1].End,
            [.. match.Concepts.Select(concept => new PivotTerm(concept.Term, weight))], true);
    }

    static IEnumerable<PivotGroup> Implied(PivotGroup concept, string[] missing) =>
        missing.Select(term => concept with { Terms = [new(term, MeaningOfPhrase / MathF.Sqrt(missing.Length))], IsImplied = true });

    // In "aguas residuales" the words mean what "wastewater" says, or nothing of their own.
    static HashSet<string> Read(List<PivotGroup> words, ConceptMatcher.Match match, IReadOnlyList<string> name)
    {
        var covered = new HashSet<string>();
        for (var i = match.First; i < match.First + match.Length; i++)
        {
            var fitting = words[i].Terms.Where(term => name.Contains(term.Term)).ToArray();
            covered.UnionWith(fitting.Select(term => term.Term));
            words[i] = words[i] with { Terms = fitting.Length > 0 ? Sure(fitting) : Doubted(words[i].Terms) };
        }
        return covered;
    }

    static PivotTerm[] Sure(PivotTerm[] fitting) => Array.ConvertAll(fitting, term => term with { Weight = 1f / fitting.Length });

    static PivotTerm[] Doubted(IReadOnlyList<PivotTerm> terms) => [.. terms.Select(term => term with { Weight = term.Weight * Misleading })];
}
