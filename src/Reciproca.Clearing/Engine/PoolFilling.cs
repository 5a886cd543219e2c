namespace Reciproca.Clearing.Engine;

/// <summary>
/// Columns for the neighbourhood search: those of the relaxation and all others whose reduced cost is near enough to zero, as many as are useful.
/// A better plan uses none whose reduced cost is below minus the gap, so widening ends there.
/// </summary>
sealed class PoolFilling(Incumbent known)
{
    const int Most = 150_000, Enough = 40_000;
    readonly Problem problem = known.Problem;

    public IEnumerable<Column> Columns(IEnumerable<Column> relaxation)
    {
        var near = new List<int[]>();
        foreach (double part in (double[])[0.02, 0.05, 0.1, 0.2, 0.4, 1])
            if (near.Count < Enough && !known.Deadline.HasPassed) near = Near(part) ?? near;
        return relaxation.Concat(near.Select(arcs => new Column(problem, arcs)).Where(c => c.Limit > 0));
    }

    // Null when there are too many.
    List<int[]>? Near(double part)
    {
        var prices = known.Proof!;
        long threshold = (long)-((double)(known.ProofBound - known.Plan.Net) * part * prices.Scale);
        var at = new ReducedGraph(problem, prices);
        var perNode = new List<PricedPath>[problem.Graph.Nodes];
        int count = 0, cut = 0;
        Roots.InParallel(perNode.Length, problem.Options.Threads, () => new PathSearch(problem, prices, at, threshold, known.Deadline), (search, node) =>
        {
            if (Volatile.Read(ref count) > Most || Volatile.Read(ref cut) != 0) return;
            perNode[node] = problem.Graph.Facilitator[node] ? search.Chains(node, Most) : search.Cycles(node, Most);
            if (search.Overflowed) Volatile.Write(ref cut, 1);
            Interlocked.Add(ref count, perNode[node].Count);
        });
        return count > Most || cut != 0 ? null : [.. perNode.SelectMany(found => found).Select(p => p.Arcs)];
    }
}
