namespace Reciproca.Clearing.Engine;

/// <summary>
/// Raises prices until no path has a positive reduced cost: then their total bounds every plan. Each root, in turn, is raised by the best path
/// left through it and the nodes after it. Exact in integers, whatever prices it is given.
/// </summary>
sealed class PriceRepair(Problem problem)
{
    readonly Graph graph = problem.Graph;

    /// <summary>The bound that needs no solver: every root pays for its best path.</summary>
    public Prices FromNothing() => Repair(Prices.From(problem, new double[problem.Rows.Count], []));

    public Prices Repair(Prices given)
    {
        var prices = given.Copy();
        var at = new ReducedGraph(problem, prices);
        bool walks = problem.Valuation.IsAdditive && prices.Cuts.Length == 0;
        if (walks) RaiseByWalks(prices, at);
        else RaiseBySearch(prices, at);
        return prices;
    }

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

    void RaiseBySearch(Prices prices, ReducedGraph at)
    {
        var cycles = new PathSearch(problem, prices, at, 1);
        for (int node = 0; node < graph.Nodes; node++)
            if (!graph.Facilitator[node]) Raise(prices, at, node, Top(cycles.Cycles(node)));
        var chains = new PathSearch(problem, prices, at, 1);
        for (int node = 0; node < graph.Nodes; node++)
            if (graph.Facilitator[node]) Raise(prices, at, node, Top(chains.Chains(node)));
    }

    static long Top(List<PricedPath> found) => found.Count == 0 ? 0 : found.Max(path => path.Reduced);

    void Raise(Prices prices, ReducedGraph at, int node, long rise)
    {
        if (rise <= 0) return;
        prices.Row[problem.RootRow[node]] += rise;
        if (!graph.Facilitator[node]) at.Receiving(node, rise);
    }
}
