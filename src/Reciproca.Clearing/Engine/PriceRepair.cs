using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>
/// Raises prices until no path has a positive reduced cost: then their total bounds every plan. Each root, in turn, is raised by the best path
/// left through it and the nodes after it. Exact in integers, whatever prices it is given.
/// </summary>
sealed class PriceRepair(Problem problem, Deadline deadline)
{
    readonly Graph graph = problem.Graph;

    /// <summary>The bound that needs no solver: every root pays for its best path.</summary>
    public Prices FromNothing() => Repair(Prices.From(problem, new double[problem.Rows.Count], []));

    public Prices Repair(Prices given)
    {
        bool needsSearch = !problem.Valuation.IsAdditive || given.Cuts.Length > 0;
        return (needsSearch ? BySearch(given.Copy()) : null) ?? ByWalks(given.WithoutCuts());
    }

    Prices ByWalks(Prices prices)
    {
        RaiseByWalks(prices, new ReducedGraph(problem, prices));
        return prices;
    }

    Prices? BySearch(Prices prices) => RaiseBySearch(prices, new ReducedGraph(problem, prices)) ? prices : null;

    void RaiseByWalks(Prices prices, ReducedGraph at)
    {
        var cycles = new CycleWalks(graph, problem.LongestCycle);
        for (int node = 0; node < graph.Nodes; node++)
            if (!graph.Facilitator[node]) Raise(prices, at, node, cycles.Price(at, node, long.MaxValue, null));
        if (problem.LongestChain == 0) return;
        var chains = new ChainWalks(at, problem.LongestChain);
        for (int node = 0; node < graph.Nodes; node++)
            if (graph.Facilitator[node]) Raise(prices, at, node, chains.Top(node));
    }

    // False when there were too many paths to see them all in time; walks, which ignore cuts and failures, then give a weaker bound.
    bool RaiseBySearch(Prices prices, ReducedGraph at)
    {
        var until = deadline.Grace(0.1);
        var cycles = new PathSearch(problem, prices, at, 1, until);
        for (int node = 0; node < graph.Nodes && !cycles.Overflowed; node++)
            if (!graph.Facilitator[node]) Raise(prices, at, node, Top(cycles.Cycles(node)));
        var chains = new PathSearch(problem, prices, at, 1, until);
        for (int node = 0; node < graph.Nodes && !chains.Overflowed; node++)
            if (graph.Facilitator[node]) Raise(prices, at, node, Top(chains.Chains(node)));
        return !cycles.Overflowed && !chains.Overflowed;
    }

    static long Top(List<PricedPath> found) => found.Count == 0 ? 0 : found.Max(path => path.Reduced);

    void Raise(Prices prices, ReducedGraph at, int node, long rise)
    {
        if (rise <= 0) return;
        prices.Row[problem.RootRow[node]] += rise;
        if (!graph.Facilitator[node]) at.Receiving(node, rise);
    }
}
