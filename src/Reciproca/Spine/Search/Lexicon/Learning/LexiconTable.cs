namespace Reciproca.Spine.Search.Lexicon.Learning;

/// <summary>Turns an alignment in both directions into the few translations worth keeping per term.</summary>
static class LexiconTable
{
    const float Least = .03f;
    const int Most = 6;

    public static LanguageLexicon From(Corpus corpus, int rounds)
    {
        var alignment = new Alignment(corpus);
        var (forward, back) = (alignment.Learn(false, rounds), alignment.Learn(true, rounds));
        var candidates = new List<(int Pivot, float Weight, byte Layers)>[corpus.Source.Count];
        for (var slot = 0; slot < alignment.Slots; slot++)
        {
            var (source, target) = alignment[slot];
            // A pair counts when both directions believe in it; the way back matters less.
            var weight = forward[slot] * MathF.Sqrt(back[slot]);
            if (source == 0 || target == 0 || weight < 1e-4f) continue;
            (candidates[source] ??= []).Add((target, weight, alignment.Layers(slot)));
        }
        var kept = new Dictionary<string, Translation[]>();
        for (var source = 1; source < candidates.Length; source++)
            if (candidates[source] is { } list) kept[corpus.Source[source]] = Best(list, corpus.Pivot);
        return new(kept, corpus.Count);
    }

    static Translation[] Best(List<(int Pivot, float Weight, byte Layers)> list, TermIndex pivot)
    {
        var sum = list.Sum(candidate => candidate.Weight);
        return
        [
            .. list.Where(candidate => candidate.Weight >= Least * sum)
                .OrderByDescending(candidate => candidate.Weight).ThenBy(candidate => candidate.Pivot).Take(Most)
                .Select(candidate => new Translation(pivot[candidate.Pivot], candidate.Weight / sum, candidate.Layers)),
        ];
    }
}
