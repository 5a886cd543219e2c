namespace Reciproca.Clearing.Engine;

/// <summary>Takes walks apart where they meet a node again.</summary>
static class Walk
{
    /// <summary>A chain with its loops left out, when it has any.</summary>
    public static int[]? WithoutLoops(Graph graph, int[] chain)
    {
        var direct = new List<int>();
        foreach (int arc in chain)
        {
            direct.Add(arc);
            int again = direct.FindIndex(a => graph.To[a] == graph.To[arc]);
            if (again < direct.Count - 1) direct.RemoveRange(again + 1, direct.Count - again - 1);
        }
        return direct.Count < chain.Length ? [.. direct] : null;
    }

    /// <summary>The cycles a closed walk is made of.</summary>
    public static IEnumerable<int[]> Cycles(Graph graph, int[] walk)
    {
        if (walk.Length <= 3) return [walk];
        var (cycles, open) = (new List<int[]>(), new List<int>());
        foreach (int arc in walk)
        {
            open.Add(arc);
            int start = open.FindIndex(a => graph.From[a] == graph.To[arc]);
            if (start < 0) continue;
            cycles.Add([.. open.Skip(start)]);
            open.RemoveRange(start, open.Count - start);
        }
        return cycles;
    }
}
