namespace Reciproca.Clearing.Engine;

readonly record struct PositionedArc(int Arc, int Position);

/// <summary>Arcs at positions of chains, from which chains are read back: at most L·arcs variables stand for all chains (PICEF, Dickerson et al. 2016).</summary>
sealed class PositionedArcs(Problem problem)
{
    readonly Graph graph = problem.Graph;

    public List<PositionedArc> All { get; } = [];

    /// <summary>Those that a chain whose reduced cost reaches the threshold can contain.</summary>
    public static PositionedArcs Surviving(Problem problem, ReducedGraph at, long threshold)
    {
        var arcs = new PositionedArcs(problem);
        var after = new ChainWalks(at, problem.LongestChain);
        var before = new long[problem.Graph.Nodes];
        for (int position = 1; position <= problem.LongestChain; position++)
            before = arcs.Step(at, (before, position), (link, left) => after.After(link, left), threshold);
        return arcs;
    }

    long[] Step(ReducedGraph at, (long[] Before, int Position) here, Func<int, int, long> after, long threshold)
    {
        var next = new long[graph.Nodes];
        Array.Fill(next, long.MinValue / 2);
        for (int arc = 0; arc < graph.Arcs; arc++)
        {
            if (graph.Facilitator[graph.From[arc]] != (here.Position == 1)) continue;
            long cost = here.Before[graph.From[arc]] + at.OfArc(arc);
            next[graph.To[arc]] = Math.Max(next[graph.To[arc]], cost);
            if (cost + after(graph.To[arc], problem.LongestChain - here.Position) >= threshold) All.Add(new(arc, here.Position));
        }
        return next;
    }

    /// <summary>No more often than its rows allow.</summary>
    public long Most(int arc)
    {
        long most = int.MaxValue;
        foreach (int row in problem.Rows.Of(arc))
            if (problem.Rows.Key(row).IsCapacity) most = Math.Min(most, problem.Rows.Limit(row));
        return most;
    }

    /// <summary>Rows "no more leaves a node at a position than has arrived": which it feeds and which it draws on.</summary>
    public IEnumerable<(int Node, int Position, int Sign)> Links(PositionedArc at)
    {
        if (at.Position > 1) yield return (graph.From[at.Arc], at.Position - 1, -1);
        if (at.Position < problem.LongestChain) yield return (graph.To[at.Arc], at.Position, 1);
    }

    /// <summary>Joins chosen arcs into chains.</summary>
    public IEnumerable<(Column, int)> Paths(ReadOnlySpan<double> values)
    {
        var waiting = new Dictionary<(int Node, int Position), Stack<int>>();
        for (int i = 0; i < All.Count; i++)
            for (int times = (int)Math.Round(values[i]); times > 0; times--) Waiting(waiting, All[i]).Push(All[i].Arc);
        return [.. waiting.Where(entry => entry.Key.Position == 1).SelectMany(entry => entry.Value.ToList()).Select(arc => (Follow(waiting, arc), 1))];
    }

    Stack<int> Waiting(Dictionary<(int, int), Stack<int>> waiting, PositionedArc at)
    {
        var key = (graph.From[at.Arc], at.Position);
        return waiting.TryGetValue(key, out var stack) ? stack : waiting[key] = new();
    }

    Column Follow(Dictionary<(int, int), Stack<int>> waiting, int first)
    {
        var chain = new List<int> { first };
        for (int position = 2; waiting.TryGetValue((graph.To[chain[^1]], position), out var stack) && stack.Count > 0; position++) chain.Add(stack.Pop());
        return new Column(problem, [.. chain]);
    }
}
