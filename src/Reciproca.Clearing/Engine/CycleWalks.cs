namespace Reciproca.Clearing.Engine;

/// <summary>
/// Best closed walks of at most K links through a root and nodes after it, by dynamic programming over (last node, length).
/// A walk that meets a node twice splits into shorter cycles, of which at least one prices as well, so walks serve for cycles.
/// Time O(K · links) and memory O(K · nodes) per root. Source of the idea: Abraham, Blum, Sandholm 2007; Glorie et al. 2014.
/// </summary>
sealed class CycleWalks
{
    const long None = long.MinValue / 2;
    readonly int longest;
    readonly Links links;
    readonly long[][] best;
    readonly int[][] via;
    readonly List<int>[] reached;

    public CycleWalks(Graph graph, int longest)
    {
        (this.longest, links) = (longest, graph.Links);
        best = [.. Enumerable.Range(0, longest).Select(_ => Filled(graph.Nodes))];
        via = [.. Enumerable.Range(0, longest).Select(_ => new int[graph.Nodes])];
        reached = [.. Enumerable.Range(0, longest).Select(_ => new List<int>())];
    }

    /// <summary>Reduced cost of the best closed walk through the root; walks above the threshold go to the list, at most one for each last node.</summary>
    public long Price(ReducedGraph at, int root, long threshold, List<PricedPath>? found)
    {
        if (longest < 2 || links.OutStart[root] == links.OutStart[root + 1]) return None;
        Start(at, root);
        for (int length = 2; length < longest; length++) Extend(at, root, length);
        long top = Close(at, root, threshold, found);
        Clear();
        return top;
    }

    void Start(ReducedGraph at, int root)
    {
        for (int link = links.OutStart[root]; link < links.OutStart[root + 1]; link++)
            if (links.To[link] > root) Reach(1, links.To[link], at.Cost[link], link);
    }

    void Extend(ReducedGraph at, int root, int length)
    {
        var (previous, cost, to) = (best[length - 1], at.Cost, links.To);
        foreach (int node in reached[length - 1])
            for (int link = links.OutStart[node]; link < links.OutStart[node + 1]; link++)
                if (to[link] > root) Reach(length, to[link], previous[node] + cost[link], link);
    }

    void Reach(int length, int node, long cost, int link)
    {
        ref long known = ref best[length][node];
        if (cost <= known) return;
        if (known == None) reached[length].Add(node);
        known = cost;
        via[length][node] = link;
    }

    long Close(ReducedGraph at, int root, long threshold, List<PricedPath>? found)
    {
        long top = None;
        for (int i = links.InStart[root]; i < links.InStart[root + 1]; i++)
        {
            var (cost, length) = LastLeg(at, links.In[i]);
            top = Math.Max(top, cost);
            if (length > 0 && cost > threshold) found?.Add(new(cost, Walk(at, links.In[i], length)));
        }
        return top;
    }

    (long Cost, int Length) LastLeg(ReducedGraph at, int closing)
    {
        var (cost, length) = (None, 0);
        for (int k = 1; k < longest; k++)
            if (best[k][links.From[closing]] is var sum && sum != None && sum + at.Cost[closing] > cost) (cost, length) = (sum + at.Cost[closing], k);
        return (cost, length);
    }

    int[] Walk(ReducedGraph at, int closing, int length)
    {
        var arcs = new int[length + 1];
        arcs[length] = at.BestArc[closing];
        for (int node = links.From[closing]; length > 0; length--)
        {
            int link = via[length][node];
            arcs[length - 1] = at.BestArc[link];
            node = links.From[link];
        }
        return arcs;
    }

    void Clear()
    {
        for (int length = 1; length < longest; length++)
        {
            foreach (int node in reached[length]) best[length][node] = None;
            reached[length].Clear();
        }
    }

    static long[] Filled(int nodes)
    {
        var values = new long[nodes];
        Array.Fill(values, None);
        return values;
    }
}
