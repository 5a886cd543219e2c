using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>What one round of pricing found, and by how much the prices were too low in all.</summary>
/// <param name="Paths">Paths with a positive reduced cost.</param>
/// <param name="Excess">Scaled: raising the price of each root by its best path would cost this much.</param>
readonly record struct Priced(List<int[]> Paths, Int128 Excess);

/// <summary>Finds columns with a positive reduced cost, root by root on several threads; the order of the result does not depend on them.</summary>
sealed class Pricing(Problem problem, Deadline deadline)
{
    readonly Graph graph = problem.Graph;
    readonly int threads = problem.Options.Threads;

    public Priced Find(Prices prices, int perRoot, long threshold)
    {
        var at = new ReducedGraph(problem, prices);
        bool walks = problem.Valuation.IsAdditive && prices.Cuts.Length == 0;
        var perNode = new (List<PricedPath> Found, long Top)[graph.Nodes];
        Roots.InParallel(graph.Nodes, threads, () => walks ? ByWalks(at, threshold) : BySearch(prices, at, threshold), (price, node) =>
        {
            var (found, top) = price(node);
            perNode[node] = (PricedPath.Best(found, perRoot), top);
        });
        var priced = Collect(perNode);
        if (walks && priced.Paths.Count > 0) priced.Paths.AddRange(ChainEnds.Price(at, problem.LongestChain, threshold).SelectMany(Parts));
        return priced;
    }

    Func<int, (List<PricedPath>, long)> ByWalks(ReducedGraph at, long threshold)
    {
        var cycles = new CycleWalks(graph, problem.LongestCycle);
        var chains = problem.LongestChain > 0 ? new ChainWalks(at, problem.LongestChain) : null;
        return node =>
        {
            var found = new List<PricedPath>();
            if (!graph.Facilitator[node]) return (found, cycles.Price(at, node, threshold, found));
            chains?.Price(node, threshold, found);
            return (found, chains?.Top(node) ?? 0);
        };
    }

    Func<int, (List<PricedPath>, long)> BySearch(Prices prices, ReducedGraph at, long threshold)
    {
        var search = new PathSearch(problem, prices, at, threshold + 1, deadline);
        return node =>
        {
            var found = graph.Facilitator[node] ? search.Chains(node) : search.Cycles(node);
            return (found, found.Count == 0 ? 0 : found.Max(path => path.Reduced));
        };
    }

    Priced Collect((List<PricedPath> Found, long Top)[] perNode)
    {
        var paths = new List<int[]>();
        Int128 excess = 0;
        for (int node = 0; node < perNode.Length; node++)
        {
            foreach (var path in perNode[node].Found) paths.AddRange(Parts(path.Arcs));
            if (perNode[node].Top > 0) excess += (Int128)perNode[node].Top * RootLimit(node);
        }
        return new(paths, excess);
    }

    IEnumerable<int[]> Parts(int[] walk) =>
        !graph.IsChain(walk) ? Walk.Cycles(graph, walk) : Walk.WithoutLoops(graph, walk) is { } direct ? [walk, direct] : [walk];

    long RootLimit(int node) => problem.Rows.Limit(problem.RootRow[node]);
}

/// <summary>Work on all roots, shared out to threads that each prepare their own tools.</summary>
static class Roots
{
    public static void InParallel<T>(int count, int threads, Func<T> tools, Action<T, int> work)
    {
        int next = -1;
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, _ =>
        {
            var mine = tools();
            for (int root; (root = Interlocked.Increment(ref next)) < count;) work(mine, root);
        });
    }
}
