namespace Reciproca.Clearing.Engine;

/// <summary>
/// The round as numbers: nodes in falling order of degree, arcs sorted by giver and receiver, and links, each the group of parallel arcs
/// between one giver and one receiver. Pricing works on links: their best arc is known once the duals are.
/// </summary>
sealed class Graph
{
    public required bool[] Facilitator { get; init; }
    public required int[] From { get; init; }
    public required int[] To { get; init; }
    public required long[] Weight { get; init; }
    public required long[] Success { get; init; }
    public required Links Links { get; init; }

    public int Nodes => Facilitator.Length;
    public int Arcs => From.Length;
    public long MostWeight => Weight.Length == 0 ? 1 : Math.Max(1, Weight.Max());

    public bool IsChain(int[] arcs) => Facilitator[From[arcs[0]]];
}

/// <summary>Links with their positions by giver (consecutive) and by receiver.</summary>
sealed class Links
{
    public int Count { get; }
    public int[] From { get; }
    public int[] To { get; }
    public int[] FirstArc { get; }
    public int[] OutStart { get; }
    public int[] InStart { get; }
    public int[] In { get; }

    public Links(int nodes, int[] from, int[] to)
    {
        var first = Enumerable.Range(0, from.Length).Where(a => a == 0 || from[a] != from[a - 1] || to[a] != to[a - 1]).ToArray();
        Count = first.Length;
        FirstArc = [.. first, from.Length];
        From = [.. first.Select(a => from[a])];
        To = [.. first.Select(a => to[a])];
        OutStart = Starts(nodes, From);
        InStart = Starts(nodes, To);
        In = ByReceiver();
    }

    static int[] Starts(int nodes, int[] keys)
    {
        var start = new int[nodes + 1];
        foreach (int key in keys) start[key + 1]++;
        for (int i = 0; i < nodes; i++) start[i + 1] += start[i];
        return start;
    }

    int[] ByReceiver()
    {
        var next = (int[])InStart.Clone();
        var order = new int[Count];
        for (int link = 0; link < Count; link++) order[next[To[link]]++] = link;
        return order;
    }
}
