namespace Reciproca.Clearing.Engine;

/// <summary>A cycle or chain with what it uses of every row and how often a plan can contain it.</summary>
sealed class Column
{
    public int[] Arcs { get; }
    public long Value { get; }
    public int[] Rows { get; }
    public int[] Uses { get; }
    public int Limit { get; }
    public bool IsChain { get; }

    public Column(Problem problem, int[] arcs)
    {
        Arcs = arcs;
        IsChain = problem.Graph.IsChain(arcs);
        Value = problem.Valuation.Value(arcs);
        (Rows, Uses) = Usage(problem.Rows, arcs);
        Limit = Most(problem.Rows);
    }

    public double Reduced(double[] duals, double scale)
    {
        double sum = Value * scale;
        for (int i = 0; i < Rows.Length; i++) sum -= duals[Rows[i]] * Uses[i];
        return sum;
    }

    static (int[], int[]) Usage(Rows rows, int[] arcs)
    {
        var sum = new SortedDictionary<int, long>();
        foreach (int arc in arcs)
        {
            var of = rows.Of(arc);
            var by = rows.CoefficientsOf(arc);
            for (int i = 0; i < of.Length; i++) sum[of[i]] = sum.GetValueOrDefault(of[i]) + by[i];
        }
        var used = sum.Where(entry => entry.Value != 0).ToArray();
        return (Array.ConvertAll(used, u => u.Key), Array.ConvertAll(used, u => (int)u.Value));
    }

    int Most(Rows rows)
    {
        long most = int.MaxValue;
        for (int i = 0; i < Rows.Length; i++)
            if (Uses[i] > 0 && rows.Key(Rows[i]).IsCapacity) most = Math.Min(most, rows.Limit(Rows[i]) / Uses[i]);
        return (int)most;
    }
}
