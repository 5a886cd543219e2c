namespace Reciproca.Clearing.Engine;

/// <summary>The graph at given prices: of each link the best arc and its reduced cost, cuts and failures left aside (so never too low).</summary>
sealed class ReducedGraph
{
    public Graph Graph { get; }
    public long[] Cost { get; }
    public int[] BestArc { get; }
    readonly Problem problem;
    readonly Prices prices;

    public ReducedGraph(Problem problem, Prices prices)
    {
        (this.problem, this.prices, Graph) = (problem, prices, problem.Graph);
        Cost = new long[Graph.Links.Count];
        BestArc = new int[Graph.Links.Count];
        for (int link = 0; link < Cost.Length; link++) Best(link);
    }

    public long OfArc(int arc) => problem.Valuation.Most(arc) * prices.Scale - problem.Rows.Price(arc, prices.Row);

    /// <summary>After the price of receiving at a node has risen; parallel arcs fall alike, so the best one stays.</summary>
    public void Receiving(int node, long rise)
    {
        var links = Graph.Links;
        for (int i = links.InStart[node]; i < links.InStart[node + 1]; i++) Cost[links.In[i]] -= rise;
    }

    void Best(int link)
    {
        (Cost[link], BestArc[link]) = (long.MinValue, -1);
        for (int arc = Graph.Links.FirstArc[link]; arc < Graph.Links.FirstArc[link + 1]; arc++)
            if (OfArc(arc) is var cost && cost > Cost[link]) (Cost[link], BestArc[link]) = (cost, arc);
    }
}
