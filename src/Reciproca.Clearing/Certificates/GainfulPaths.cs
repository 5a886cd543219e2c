namespace Reciproca.Clearing.Certificates;

/// <summary>
/// Goes through every cycle and chain whose gains, counted generously, sum to more than nothing. Walks back from each first participant to
/// learn the best way home, and follows only what can still gain.
/// </summary>
sealed class GainfulPaths
{
    const long Never = long.MinValue / 2;
    readonly CertifiedRules rules;
    readonly CancellationToken cancellation;
    readonly (CertifiedExchange Exchange, int From, int To, long Gain)[] arcs;
    readonly int[][] leaving, arriving;
    readonly bool[] facilitator, onPath;
    readonly long[][] home;
    readonly List<CertifiedExchange> path = [];
    Func<IReadOnlyList<CertifiedExchange>, bool> isWrong = _ => false;

    public GainfulPaths(CertifiedRules rules, CertifiedRound round, List<(CertifiedExchange Exchange, long Gain)> exchanges, CancellationToken cancellation)
    {
        (this.rules, this.cancellation) = (rules, cancellation);
        var number = exchanges.SelectMany(e => new[] { e.Exchange.Giver, e.Exchange.Receiver }).CountBy(id => id)
            .OrderByDescending(c => c.Value).Select((c, i) => (c.Key, i)).ToDictionary(c => c.Key, c => c.i);
        arcs = [.. exchanges.Select(e => (e.Exchange, number[e.Exchange.Giver], number[e.Exchange.Receiver], e.Gain))];
        leaving = Lists(number.Count, arc => arc.From);
        arriving = Lists(number.Count, arc => arc.To);
        facilitator = new bool[number.Count];
        foreach (var (id, i) in number) facilitator[i] = round.Participants[id].Facilitator;
        onPath = new bool[number.Count];
        home = new long[Math.Max(rules.LongestCycle, rules.LongestChain) + 1][];
    }

    int[][] Lists(int nodes, Func<(CertifiedExchange, int From, int To, long), int> key)
    {
        var lists = Enumerable.Range(0, arcs.Length).ToLookup(a => key(arcs[a]));
        return [.. Enumerable.Range(0, nodes).Select(node => lists[node].ToArray())];
    }

    /// <summary>First exchange of the first path that the test calls wrong; null when there is none.</summary>
    public string? Find(Func<IReadOnlyList<CertifiedExchange>, bool> test)
    {
        isWrong = test;
        return (FindCycle() ?? FindChain())?.Id;
    }

    CertifiedExchange? FindCycle()
    {
        if (rules.LongestCycle < 2) return null;
        for (int k = 0; k < home.Length; k++) home[k] = Filled(Never);
        for (int root = 0; root < leaving.Length; root++)
        {
            if (facilitator[root]) continue;
            var reached = MeasureHome(root);
            bool wrong = GoRound(root, root, 0);
            foreach (int node in reached) foreach (var values in home) values[node] = Never;
            if (wrong) return path[0];
        }
        return null;
    }

    HashSet<int> MeasureHome(int root)
    {
        var reached = new HashSet<int> { root };
        home[0][root] = 0;
        var edge = new List<int> { root };
        for (int k = 1; k <= rules.LongestCycle; k++)
        {
            foreach (int node in reached) home[k][node] = Math.Max(home[k][node], home[k - 1][node]);
            edge = StepBack(root, k, edge);
            reached.UnionWith(edge);
        }
        return reached;
    }

    List<int> StepBack(int root, int k, List<int> edge)
    {
        var next = new HashSet<int>();
        foreach (int node in edge)
            foreach (int a in arriving[node])
                if (arcs[a].From > root && home[k - 1][node] + arcs[a].Gain is var gain && gain > home[k][arcs[a].From])
                {
                    home[k][arcs[a].From] = gain;
                    next.Add(arcs[a].From);
                }
        return [.. next];
    }

    bool GoRound(int root, int node, long gained)
    {
        cancellation.ThrowIfCancellationRequested();
        foreach (int a in leaving[node])
        {
            int to = arcs[a].To, left = rules.LongestCycle - path.Count - 1;
            if (to < root || onPath[to] || left < 0 || home[left][to] == Never || gained + arcs[a].Gain + home[left][to] <= 0) continue;
            path.Add(arcs[a].Exchange);
            if (to == root ? isWrong(path) : Onwards(root, to, gained + arcs[a].Gain)) return true;
            path.RemoveAt(path.Count - 1);
        }
        return false;
    }

    bool Onwards(int root, int to, long gained)
    {
        onPath[to] = true;
        bool wrong = GoRound(root, to, gained);
        onPath[to] = false;
        return wrong;
    }

    CertifiedExchange? FindChain()
    {
        if (rules.LongestChain < 1) return null;
        home[0] = Filled(0);
        for (int left = 1; left < rules.LongestChain; left++) home[left] = BestOnwards(home[left - 1]);
        for (int node = 0; node < leaving.Length; node++)
            if (facilitator[node] && GoOn(node, 0)) return path[0];
        return null;
    }

    long[] BestOnwards(long[] shorter)
    {
        var best = Filled(0);
        foreach (var arc in arcs)
            if (!facilitator[arc.From]) best[arc.From] = Math.Max(best[arc.From], arc.Gain + shorter[arc.To]);
        return best;
    }

    bool GoOn(int node, long gained)
    {
        cancellation.ThrowIfCancellationRequested();
        int left = rules.LongestChain - path.Count - 1;
        foreach (int a in leaving[node])
        {
            if (left < 0 || gained + arcs[a].Gain + home[left][arcs[a].To] <= 0) continue;
            path.Add(arcs[a].Exchange);
            if (isWrong(path) || GoOn(arcs[a].To, gained + arcs[a].Gain)) return true;
            path.RemoveAt(path.Count - 1);
        }
        return false;
    }

    long[] Filled(long value)
    {
        var values = new long[leaving.Length];
        Array.Fill(values, value);
        return values;
    }
}
