namespace Reciproca.Clearing.Engine;

/// <summary>Says when two arc sequences are the same cycle or chain: a cycle is the same wherever it begins.</summary>
sealed class ColumnKey(Graph graph) : IEqualityComparer<int[]>
{
    public bool Equals(int[]? x, int[]? y)
    {
        if (x is null || y is null || x.Length != y.Length) return ReferenceEquals(x, y);
        var (i, j) = (Start(x), Start(y));
        for (int k = 0; k < x.Length; k++)
            if (x[(i + k) % x.Length] != y[(j + k) % y.Length]) return false;
        return true;
    }

    public int GetHashCode(int[] arcs)
    {
        int start = Start(arcs);
        uint hash = 2166136261;
        for (int k = 0; k < arcs.Length; k++) hash = (hash ^ (uint)arcs[(start + k) % arcs.Length]) * 16777619;
        return (int)hash;
    }

    int Start(int[] arcs)
    {
        if (graph.IsChain(arcs)) return 0;
        int least = 0;
        for (int i = 1; i < arcs.Length; i++)
            if (arcs[i] < arcs[least]) least = i;
        return least;
    }
}
