namespace Reciproca.Clearing.Engine;

/// <summary>
/// Duals as integers: one LP unit of cost is <see cref="Scale"/>. Integer prices make pricing exact and the same on every machine, and a
/// bound that needs no tolerance.
/// </summary>
sealed class Prices
{
    readonly Problem problem;
    readonly Lazy<Dictionary<int, List<int>>> cutsOfRow;

    Prices(Problem problem, long[] row, CutPrice[] cuts)
    {
        (this.problem, Row, Cuts) = (problem, row, cuts);
        cutsOfRow = new(ByRow);
    }

    public long[] Row { get; }
    public CutPrice[] Cuts { get; }

    /// <summary>Largest power of ten that leaves room for a column and its penalties in 64 bits.</summary>
    public static long ScaleOf(Problem problem) => (long)Math.Pow(10, Math.Clamp(Math.Floor(Math.Log10(2e16 / Most(problem))), 0, 9));

    // A column is worth no more, so neither is a row, unless it stands in the way of a wish.
    static double Most(Problem problem) =>
        20.0 * problem.Graph.MostWeight + (Enumerable.Range(0, problem.Rows.Count).Any(r => problem.Rows.Key(r).IsWish) ? problem.Rows.Penalty : 0);

    public long Scale { get; private init; }

    public static Prices From(Problem problem, double[] duals, IReadOnlyList<Cut> cuts)
    {
        long scale = ScaleOf(problem);
        long Price(double dual, long most) => (long)Math.Clamp(Math.Round(dual / problem.CostScale * scale), 0, most);
        var row = new long[problem.Rows.Count];
        long ceiling = (long)(Most(problem) * scale);
        for (int r = 0; r < row.Length; r++) row[r] = Price(duals[r], Ceiling(problem, problem.Rows.Key(r), ceiling, scale));
        var priced = cuts.Select((cut, i) => new CutPrice(cut, Price(duals[row.Length + i], ceiling))).Where(c => c.Price > 0);
        return new Prices(problem, row, [.. priced]) { Scale = scale };
    }

    static long Ceiling(Problem problem, RowKey key, long ceiling, long scale) =>
        key.IsWish ? problem.Rows.Penalty * scale : key.Kind == RowKind.QuotaShare ? ceiling / 1000 : ceiling;

    public Prices Copy() => new(problem, (long[])Row.Clone(), Cuts) { Scale = Scale };

    public Prices WithoutCuts() => new(problem, (long[])Row.Clone(), []) { Scale = Scale };

    /// <summary>A point between these prices and others; cuts as here.</summary>
    public Prices Towards(Prices other, double part)
    {
        var row = new long[Row.Length];
        for (int r = 0; r < row.Length; r++) row[r] = Row[r] + (long)((other.Row[r] - Row[r]) * part);
        return new Prices(problem, row, Cuts) { Scale = Scale };
    }

    /// <summary>Scaled bound when no column has a positive reduced cost.</summary>
    public Int128 Total
    {
        get
        {
            Int128 sum = 0;
            for (int r = 0; r < Row.Length; r++) sum += (Int128)Row[r] * problem.Rows.Limit(r);
            foreach (var cut in Cuts) sum += (Int128)cut.Price * cut.Cut.Limit;
            return sum;
        }
    }

    public long Bound => Floor(Total);
    public long Floor(Int128 scaled) => (long)(scaled >= 0 ? scaled / Scale : -((-scaled + Scale - 1) / Scale));

    /// <summary>What the cuts add to the price of a path.</summary>
    public long CutsOf(ReadOnlySpan<int> arcs)
    {
        Span<ulong> met = stackalloc ulong[(Cuts.Length + 63) / 64];
        long sum = 0;
        foreach (int arc in arcs)
            foreach (int row in problem.Rows.Of(arc))
                foreach (int c in cutsOfRow.Value.GetValueOrDefault(row) ?? [])
                    if (IsFirst(met, c)) sum += Cuts[c].Price * Cuts[c].Cut.Coefficient(arcs);
        return sum;
    }

    static bool IsFirst(Span<ulong> met, int cut)
    {
        ulong bit = 1UL << (cut & 63);
        bool first = (met[cut >> 6] & bit) == 0;
        met[cut >> 6] |= bit;
        return first;
    }

    Dictionary<int, List<int>> ByRow()
    {
        var lists = new Dictionary<int, List<int>>();
        for (int c = 0; c < Cuts.Length; c++)
            foreach (int row in Cuts[c].Cut.Rows)
                if (lists.TryGetValue(row, out var list)) list.Add(c);
                else lists[row] = [c];
        return lists;
    }

    /// <summary>Scaled reduced cost, exact.</summary>
    public long Reduced(int[] arcs)
    {
        long sum = problem.Valuation.Value(arcs) * Scale;
        foreach (int arc in arcs) sum -= problem.Rows.Price(arc, Row);
        return Cuts.Length == 0 ? sum : sum - CutsOf(arcs);
    }
}

readonly record struct CutPrice(Cut Cut, long Price);
