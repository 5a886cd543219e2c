namespace Reciproca.Clearing.Engine;

/// <summary>What a cycle or chain is worth, in integers, and what its arcs add at most.</summary>
sealed class Valuation(Graph graph, int[] rank, bool expected)
{
    public const long Certain = 1_000_000;

    /// <summary>Whether a path is worth the sum of its arcs.</summary>
    public bool IsAdditive => !expected;

    public long Value(int[] arcs) => !expected ? Sum(arcs) : graph.IsChain(arcs) ? Chain(arcs) : Cycle(arcs);

    /// <summary>At least what the arc can add to any path: its own weight, or its own expectation rounded up.</summary>
    public long Most(int arc) => expected ? (graph.Weight[arc] * graph.Success[arc] + Certain - 1) / Certain : graph.Weight[arc];

    long Sum(int[] arcs)
    {
        long sum = 0;
        foreach (int arc in arcs) sum += graph.Weight[arc];
        return sum;
    }

    // Rounding down at each step depends on the order, so a cycle begins at the exchange whose id comes first.
    long Cycle(int[] arcs)
    {
        long value = Sum(arcs);
        int first = Array.IndexOf(arcs, arcs.MinBy(arc => rank[arc]));
        for (int i = 0; i < arcs.Length; i++) value = value * graph.Success[arcs[(first + i) % arcs.Length]] / Certain;
        return value;
    }

    long Chain(int[] arcs)
    {
        long value = 0;
        for (int i = arcs.Length - 1; i >= 0; i--) value = (graph.Weight[arcs[i]] + value) * graph.Success[arcs[i]] / Certain;
        return value;
    }
}
