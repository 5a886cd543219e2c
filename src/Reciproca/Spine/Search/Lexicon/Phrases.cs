namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Adds recognised concepts to the words of a text, and lets a phrase decide what its words mean.</summary>
static class Phrases
{
    // the words have said most of it already
    const float OfAWord = .1f, OfAPhrase = .4f, MeaningOfPhrase = .5f, Misleading = .5f;

    public static List<PivotGroup> Applied(IEnumerable<ConceptMatcher.Match> matches, List<Token> tokens, List<PivotGroup> words)
    {
        var (concepts, covered) = (new List<PivotGroup>(), new List<string>());
        foreach (var match in matches)
        {
            var name = match.Concepts[0].Name;
            covered.Clear();
            if (match.Length > 1) Read(words, match, name, covered);
            else foreach (var term in words[match.First].Terms) covered.Add(term.Term);
            var concept = Concept(match, tokens);
            concepts.Add(concept);
            var missing = Missing(name, covered);
            foreach (var term in missing) concepts.Add(concept with { Terms = [new(term, MeaningOfPhrase / MathF.Sqrt(missing.Count))], IsImplied = true });
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

    static List<string> Missing(IReadOnlyList<string> name, List<string> covered)
    {
        var missing = new List<string>();
        foreach (var term in name)
            if (!covered.Contains(term) && !missing.Contains(term)) missing.Add(term);
        return missing;
    }

    // In "aguas residuales" the words mean what "wastewater" says, or nothing of their own.
    static void Read(List<PivotGroup> words, ConceptMatcher.Match match, IReadOnlyList<string> name, List<string> covered)
    {
        for (var i = match.First; i < match.First + match.Length; i++)
        {
            var fitting = words[i].Terms.Where(term => name.Contains(term.Term)).ToArray();
            foreach (var term in fitting) covered.Add(term.Term);
            words[i] = words[i] with { Terms = fitting.Length > 0 ? Sure(fitting) : Doubted(words[i].Terms) };
        }
    }

    static PivotTerm[] Sure(PivotTerm[] fitting) => Array.ConvertAll(fitting, term => term with { Weight = 1f / fitting.Length });

    static PivotTerm[] Doubted(IReadOnlyList<PivotTerm> terms) => [.. terms.Select(term => term with { Weight = term.Weight * Misleading })];
}
