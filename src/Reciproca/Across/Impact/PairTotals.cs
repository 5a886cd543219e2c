namespace Reciproca.Across.Impact;

/// <summary>How many pairs of organisations there are, from who gave whom anything.</summary>
public static class PairTotals
{
    /// <returns>Always both figures, in the same order.</returns>
    public static IReadOnlyList<((string Measure, string A, string B) Key, long Records)> Of(IEnumerable<(string From, string To)> gave)
    {
        var pairs = gave.Where(g => g.To.Length > 0).GroupBy(g => string.CompareOrdinal(g.From, g.To) < 0 ? (g.From, g.To) : (g.To, g.From)).Select(p => p.Distinct().Count()).ToList();
        return [((Measures.Pair, Measures.Any, ""), pairs.Count), ((Measures.Pair, Measures.Mutual, ""), pairs.Count(directions => directions == 2))];
    }
}
