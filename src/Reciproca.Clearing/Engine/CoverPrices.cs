using Google.OrTools.Graph;

namespace Reciproca.Clearing.Engine;

/// <summary>
/// Prices for rounds in which every exchange counts the same: no more can be served than flow from givers to receivers, lengths of cycles and chains left
/// aside, and the smallest cut of that flow says which receiving and which giving to charge for (Kőnig 1931; Ford, Fulkerson 1956).
/// Where lengths matter little these are optimal at once.
/// </summary>
sealed class CoverPrices(Problem problem)
{
    readonly Graph graph = problem.Graph;

    public Prices Find()
    {
        using var flow = new MaxFlow();
        int source = 2 * graph.Nodes, sink = source + 1;
        for (int node = 0; node < graph.Nodes; node++) flow.AddArcWithCapacity(source, node, Limit(GiveRow(node)));
        foreach (int node in Receivers()) flow.AddArcWithCapacity(graph.Nodes + node, sink, Limit(problem.RootRow[node]));
        for (int link = 0; link < graph.Links.Count; link++) flow.AddArcWithCapacity(graph.Links.From[link], graph.Nodes + graph.Links.To[link], int.MaxValue);
        flow.Solve(source, sink);
        var near = Reached(flow, source);
        var duals = new double[problem.Rows.Count];
        for (int node = 0; node < graph.Nodes; node++)
            if (GiveRow(node) is >= 0 and var row && !near[node]) duals[row] += problem.CostScale;
        foreach (int node in Receivers())
            if (near[graph.Nodes + node]) duals[problem.RootRow[node]] += problem.CostScale;
        return Prices.From(problem, duals, []);
    }

    IEnumerable<int> Receivers() => Enumerable.Range(0, graph.Nodes).Where(node => !graph.Facilitator[node] && problem.RootRow[node] >= 0);

    long Limit(int row) => row < 0 ? 0 : problem.Rows.Limit(row);

    // Who has no row for giving gives as often as it receives.
    int GiveRow(int node)
    {
        if (graph.Links.OutStart[node] == graph.Links.OutStart[node + 1]) return problem.RootRow[node];
        foreach (int row in problem.Rows.Of(graph.Links.FirstArc[graph.Links.OutStart[node]]))
            if (problem.Rows.Key(row).Kind == RowKind.Give) return row;
        return problem.RootRow[node];
    }

    // What can still be reached when the flow is at its greatest.
    static bool[] Reached(MaxFlow flow, int source)
    {
        var onwards = new List<int>[source + 2];
        for (int node = 0; node < onwards.Length; node++) onwards[node] = [];
        for (int arc = 0; arc < flow.NumArcs(); arc++)
        {
            if (flow.Flow(arc) < flow.Capacity(arc)) onwards[flow.Tail(arc)].Add(flow.Head(arc));
            if (flow.Flow(arc) > 0) onwards[flow.Head(arc)].Add(flow.Tail(arc));
        }
        var reached = new bool[onwards.Length];
        var queue = new Queue<int>([source]);
        while (queue.Count > 0)
        {
            int node = queue.Dequeue();
            if (reached[node]) continue;
            reached[node] = true;
            foreach (int next in onwards[node]) queue.Enqueue(next);
        }
        return reached;
    }
}
