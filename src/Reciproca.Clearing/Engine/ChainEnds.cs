namespace Reciproca.Clearing.Engine;

/// <summary>
/// The best chain to each participant, from any facilitator. Beside the best chain through each first link (<see cref="ChainWalks"/>), which
/// all go on alike, these differ in their ends, and the relaxation needs fewer rounds.
/// </summary>
static class ChainEnds
{
    const long None = long.MinValue / 2;

    public static IEnumerable<int[]> Price(ReducedGraph at, int longest, long threshold)
    {
        var (cost, via) = (new long[longest + 1][], new int[longest + 1][]);
        for (int position = 1; position <= longest; position++) Step(at, cost, via, position);
        var best = new List<(long Cost, int Node, int Length)>();
        for (int position = 1; position <= longest; position++)
            for (int node = 0; node < at.Graph.Nodes; node++)
                if (cost[position][node] > threshold) best.Add((cost[position][node], node, position));
        int most = Math.Max(50, at.Graph.Nodes / 4);
        return best.OrderByDescending(b => b.Cost).ThenBy(b => (b.Node, b.Length)).Take(most).Select(b => Walk(at, via, b.Node, b.Length)).ToList();
    }

    static void Step(ReducedGraph at, long[][] cost, int[][] via, int position)
    {
        (cost[position], via[position]) = (new long[at.Graph.Nodes], new int[at.Graph.Nodes]);
        Array.Fill(cost[position], None);
        var links = at.Graph.Links;
        for (int link = 0; link < links.Count; link++)
        {
            if (at.Graph.Facilitator[links.From[link]] != (position == 1)) continue;
            long before = position == 1 ? 0 : cost[position - 1][links.From[link]];
            if (before == None || before + at.Cost[link] <= cost[position][links.To[link]]) continue;
            (cost[position][links.To[link]], via[position][links.To[link]]) = (before + at.Cost[link], link);
        }
    }

    static int[] Walk(ReducedGraph at, int[][] via, int node, int length)
    {
        var arcs = new int[length];
        for (; length > 0; length--)
        {
            int link = via[length][node];
            arcs[length - 1] = at.BestArc[link];
            node = at.Graph.Links.From[link];
        }
        return arcs;
    }
}
