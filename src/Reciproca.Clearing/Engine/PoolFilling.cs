namespace Reciproca.Clearing.Engine;

/// <summary>
/// Columns for the neighbourhood search: those of the relaxation and all others whose reduced cost is near enough to zero, as many as are useful.
/// A better plan uses none whose reduced cost is below minus the gap, so widening ends there.
/// </summary>
sealed class PoolFilling(Incumbent known)
{
    const int Enough = 40_000;
    readonly Problem problem = known.Problem;

    public IEnumerable<Column> Columns(IEnumerable<Column> relaxation)
    {
        var near = Nearest(chains: false).Concat(Nearest(chains: true));
        return relaxation.Concat(near.Select(arcs => new Column(problem, arcs)).Where(c => c.Limit > 0));
    }

    // Of chains there are many alike; a few thousand crowd out nothing where weights tell them apart.
    public List<int[]> Nearest(bool chains)
    {
        int most = problem.IsUniform ? 150_000 : chains ? 4_000 : 20_000;
        var nearest = new List<int[]>();
        foreach (double part in (double[])[0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 1])
        {
            if (nearest.Count > Enough || known.Deadline.HasPassed || Near(part, chains, most) is not { } more) break;
            nearest = more;
        }
        return nearest;
    }

    // Null when there are too many.
    List<int[]>? Near(double part, bool chains, int most)
    {
        var prices = known.Proof!;
        long threshold = (long)-((double)(known.ProofBound - known.Plan.Net) * part * prices.Scale);
        var at = new ReducedGraph(problem, prices);
        var perNode = new List<PricedPath>[problem.Graph.Nodes];
        int count = 0, cut = 0;
        Roots.InParallel(perNode.Length, problem.Options.Threads, () => new PathSearch(problem, prices, at, threshold, known.Deadline), (search, node) =>
        {
            if (problem.Graph.Facilitator[node] != chains || Volatile.Read(ref count) > most || Volatile.Read(ref cut) != 0) return;
            perNode[node] = problem.Graph.Facilitator[node] ? search.Chains(node, most) : search.Cycles(node, most);
            if (search.Overflowed) Volatile.Write(ref cut, 1);
            Interlocked.Add(ref count, perNode[node].Count);
        });
        return count > most || cut != 0 ? null : [.. perNode.Where(found => found != null).SelectMany(found => found).Select(p => p.Arcs)];
    }
}
