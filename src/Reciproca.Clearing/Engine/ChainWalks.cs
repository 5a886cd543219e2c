namespace Reciproca.Clearing.Engine;

/// <summary>
/// Best walks of at most L links from facilitators, by dynamic programming over (node, position): the bound of the position-indexed
/// formulation (Dickerson, Manlove, Plaut, Sandholm, Trimble 2016). Time O(L · links).
/// </summary>
sealed class ChainWalks
{
    const long None = long.MinValue / 2;
    readonly ReducedGraph at;
    readonly Links links;
    readonly int longest;
    readonly long[][] after;

    /// <summary>Prepares, for each node and number of links left, the best way to go on (0: to end there).</summary>
    public ChainWalks(ReducedGraph at, int longest)
    {
        (this.at, links, this.longest) = (at, at.Graph.Links, longest);
        after = new long[Math.Max(1, longest)][];
        after[0] = new long[at.Graph.Nodes];
        for (int left = 1; left < longest; left++) after[left] = Continue(after[left - 1]);
    }

    long[] Continue(long[] shorter)
    {
        var best = new long[shorter.Length];
        for (int link = 0; link < links.Count; link++)
            if (!at.Graph.Facilitator[links.From[link]])
                best[links.From[link]] = Math.Max(best[links.From[link]], at.Cost[link] + shorter[links.To[link]]);
        return best;
    }

    /// <summary>Best that can follow after a node with so many links left.</summary>
    public long After(int node, int left) => after[left][node];

    /// <summary>Reduced cost of the best chain of one facilitator.</summary>
    public long Top(int facilitator)
    {
        long top = None;
        for (int link = links.OutStart[facilitator]; link < links.OutStart[facilitator + 1]; link++)
            top = Math.Max(top, at.Cost[link] + after[longest - 1][links.To[link]]);
        return top;
    }

    /// <summary>For one facilitator, the best chain through each of its links, above the threshold.</summary>
    public void Price(int facilitator, long threshold, List<PricedPath> found)
    {
        for (int link = links.OutStart[facilitator]; link < links.OutStart[facilitator + 1]; link++)
            if (at.Cost[link] + after[longest - 1][links.To[link]] is var cost && cost > threshold)
                found.Add(new(cost, Walk(link)));
    }

    int[] Walk(int link)
    {
        var arcs = new List<int> { at.BestArc[link] };
        for (int node = links.To[link], left = longest - 1; left > 0; left--)
        {
            int next = Next(node, left);
            if (next < 0) break;
            arcs.Add(at.BestArc[next]);
            node = links.To[next];
        }
        return [.. arcs];
    }

    int Next(int node, int left)
    {
        if (after[left][node] == 0) return -1;
        for (int link = links.OutStart[node]; link < links.OutStart[node + 1]; link++)
            if (at.Cost[link] + after[left - 1][links.To[link]] == after[left][node]) return link;
        return -1;
    }
}
