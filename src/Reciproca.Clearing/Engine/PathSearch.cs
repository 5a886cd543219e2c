using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>
/// Every cycle and chain whose exact reduced cost reaches a threshold, by depth-first search that turns back where even the best
/// completion, cuts and failures left aside, stays below it. Exponential in the length at worst; near the optimal prices few paths survive.
/// </summary>
sealed class PathSearch
{
    const long None = long.MinValue / 2;
    readonly Problem problem;
    readonly ReducedGraph at;
    readonly Links links;
    readonly long threshold;
    readonly Prices prices;
    readonly long[][] home;
    readonly List<int> touched = [];
    readonly bool[] onPath, isTouched;
    readonly int[] path;
    readonly ChainWalks? chains;
    List<PricedPath> found = [];
    int most;

    readonly Deadline? deadline;
    int steps;

    public PathSearch(Problem problem, Prices prices, ReducedGraph at, long threshold, Deadline? deadline = null)
    {
        this.deadline = deadline;
        (this.problem, this.prices, this.at, this.threshold) = (problem, prices, at, threshold);
        links = at.Graph.Links;
        home = [.. Enumerable.Range(0, Math.Max(1, problem.LongestCycle)).Select(_ => new long[at.Graph.Nodes])];
        foreach (var values in home) Array.Fill(values, None);
        (onPath, isTouched) = (new bool[at.Graph.Nodes], new bool[at.Graph.Nodes]);
        path = new int[Math.Max(problem.LongestCycle, problem.LongestChain)];
        chains = problem.LongestChain > 0 ? new ChainWalks(at, problem.LongestChain) : null;
    }

    /// <summary>Whether a search ended early: it had found as many as allowed, or time was up.</summary>
    public bool Overflowed { get; private set; }

    // A look at the clock every few thousand steps is enough and costs nothing.
    bool Stops()
    {
        if ((++steps & 0xFFF) == 0 && deadline is { HasPassed: true }) Overflowed = true;
        return Overflowed || found.Count >= most;
    }

    public List<PricedPath> Cycles(int root, int limit = int.MaxValue)
    {
        Begin(limit);
        if (problem.LongestCycle < 2 || at.Graph.Facilitator[root]) return found;
        MeasureHome(root);
        onPath[root] = true;
        FromCycle(root, root, 0, 0);
        onPath[root] = false;
        ForgetHome();
        return End();
    }

    public List<PricedPath> Chains(int facilitator, int limit = int.MaxValue)
    {
        Begin(limit);
        if (chains != null) FromChain(facilitator, 0, 0);
        return End();
    }

    void Begin(int limit) => (found, most) = ([], limit);

    List<PricedPath> End()
    {
        Overflowed |= found.Count >= most;
        return found;
    }

    // home[k][v]: best way from v back to the root in at most k links, through nodes after the root.
    void MeasureHome(int root)
    {
        for (int i = links.InStart[root]; i < links.InStart[root + 1]; i++)
            if (links.From[links.In[i]] > root) Improve(1, links.From[links.In[i]], at.Cost[links.In[i]]);
        for (int k = 2; k < problem.LongestCycle; k++)
            for (int t = 0, end = touched.Count; t < end; t++) Backwards(root, k, touched[t]);
    }

    void Backwards(int root, int k, int node)
    {
        Improve(k, node, home[k - 1][node]);
        if (home[k - 1][node] == None) return;
        for (int i = links.InStart[node]; i < links.InStart[node + 1]; i++)
            if (links.From[links.In[i]] is var from && from > root) Improve(k, from, home[k - 1][node] + at.Cost[links.In[i]]);
    }

    void Improve(int k, int node, long cost)
    {
        home[k][node] = Math.Max(home[k][node], cost);
        if (isTouched[node]) return;
        isTouched[node] = true;
        touched.Add(node);
    }

    void ForgetHome()
    {
        foreach (int node in touched)
        {
            isTouched[node] = false;
            foreach (var values in home) values[node] = None;
        }
        touched.Clear();
    }

    void FromCycle(int root, int node, int depth, long cost)
    {
        for (int link = links.OutStart[node]; link < links.OutStart[node + 1] && !Stops(); link++)
        {
            int to = links.To[link];
            if (to < root || (onPath[to] && to != root)) continue;
            bool closes = to == root;
            int left = problem.LongestCycle - depth - 1;
            if (closes ? depth == 0 : left < 1 || cost + at.Cost[link] + home[left][to] < threshold) continue;
            ByArc(link, depth, cost, (root, to, closes));
        }
    }

    void ByArc(int link, int depth, long cost, (int Root, int To, bool Closes) step)
    {
        for (int arc = links.FirstArc[link]; arc < links.FirstArc[link + 1]; arc++)
        {
            path[depth] = arc;
            long sum = cost + at.OfArc(arc);
            if (step.Closes) Keep(depth + 1, sum);
            else if (sum + home[problem.LongestCycle - depth - 1][step.To] >= threshold) Deeper(step, depth, sum);
        }
    }

    void Deeper((int Root, int To, bool Closes) step, int depth, long sum)
    {
        onPath[step.To] = true;
        FromCycle(step.Root, step.To, depth + 1, sum);
        onPath[step.To] = false;
    }

    void FromChain(int node, int depth, long cost)
    {
        int left = problem.LongestChain - depth - 1;
        for (int link = links.OutStart[node]; link < links.OutStart[node + 1] && !Stops(); link++)
            for (int arc = links.FirstArc[link]; arc < links.FirstArc[link + 1]; arc++)
            {
                long sum = cost + at.OfArc(arc);
                if (sum + chains!.After(links.To[link], left) < threshold) continue;
                path[depth] = arc;
                Keep(depth + 1, sum);
                if (left > 0) FromChain(links.To[link], depth + 1, sum);
            }
    }

    void Keep(int length, long optimistic)
    {
        if (optimistic < threshold) return;
        if (found.Count >= most) return;
        bool exact = problem.Valuation.IsAdditive && prices.Cuts.Length == 0;
        var arcs = path[..length];
        long reduced = exact ? optimistic : prices.Reduced(arcs);
        if (reduced >= threshold) found.Add(new(reduced, arcs));
    }
}
