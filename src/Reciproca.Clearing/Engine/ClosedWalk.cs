namespace Reciproca.Clearing.Engine;

/// <summary>Splits a closed walk into the cycles it is made of.</summary>
static class ClosedWalk
{
    public static IEnumerable<int[]> Split(Graph graph, int[] walk)
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
