using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>
/// Reduced-cost fixing: any plan better than the one at hand consists of columns whose reduced cost is at least (that plan + 1) − bound.
/// Those are searched out exactly, cycles one by one and chains as arcs at positions. Source: Delorme, Garcia, Gondzio, Kalcsics, Manlove, Pettersson 2023.
/// </summary>
sealed class Survivors
{
    readonly Problem problem;
    readonly Deadline deadline;
    readonly long threshold;
    readonly ReducedGraph at;

    public Survivors(Incumbent known)
    {
        (problem, deadline) = (known.Problem, known.Deadline);
        Prices = known.Proof!;
        at = new ReducedGraph(problem, Prices);
        threshold = (long)Int128.Max(long.MinValue / 8, (Int128)(known.Plan.Net + 1) * Prices.Scale - Prices.Total);
    }

    public Prices Prices { get; }
    public List<Column> Columns { get; } = [];
    public PositionedArcs? Chains { get; private set; }

    public bool IsEmpty => Columns.Count == 0 && Chains is not { All.Count: > 0 };

    /// <summary>False when there are more than allowed.</summary>
    public bool Search(int most, int threads)
    {
        var perNode = new List<PricedPath>[problem.Graph.Nodes];
        int count = 0, cut = 0;
        bool positioned = problem.LongestChain > 0 && problem.Valuation.IsAdditive;
        Roots.InParallel(perNode.Length, threads, () => new PathSearch(problem, Prices, at, threshold, deadline), (search, node) =>
        {
            if (Volatile.Read(ref count) > most || (positioned && problem.Graph.Facilitator[node])) return;
            perNode[node] = problem.Graph.Facilitator[node] ? search.Chains(node, most) : search.Cycles(node, most);
            Interlocked.Add(ref count, perNode[node].Count);
            if (search.Overflowed) Volatile.Write(ref cut, 1);
        });
        if (count >= most || cut == 1) return false;
        Columns.AddRange(perNode.Where(found => found != null).SelectMany(found => found).Select(p => new Column(problem, p.Arcs)).Where(c => c.Limit > 0));
        if (positioned) Chains = PositionedArcs.Surviving(problem, at, threshold);
        return Columns.Count + (Chains?.All.Count ?? 0) <= most;
    }
}
