using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Reciproca.Clearing.Highs;

/// <summary>Columns to add to a model, each with its entries; all of them ≥ 0.</summary>
sealed class HighsColumns
{
    public List<double> Cost { get; } = [];
    public List<double> Lower { get; } = [];
    public List<double> Upper { get; } = [];
    public List<int> Start { get; } = [];
    public List<int> Row { get; } = [];
    public List<double> Value { get; } = [];
    public int Count => Cost.Count;

    public void Begin(double cost, double upper, double lower = 0)
    {
        Cost.Add(cost);
        Lower.Add(lower);
        Upper.Add(upper);
        Start.Add(Row.Count);
    }

    public void Entry(int row, double value)
    {
        Row.Add(row);
        Value.Add(value);
    }
}

/// <summary>How HiGHS says a run ended.</summary>
enum HighsStatus { Infeasible = 8, Optimal = 7, Empty = 6, TargetReached = 12, TimeLimit = 13, IterationLimit = 14, Unknown = 15, SolutionLimit = 16, Interrupted = 17 }

/// <summary>A maximisation in HiGHS (Huangfu and Hall 2018, highs.dev), which may be interrupted by a deadline.</summary>
sealed unsafe class HighsModel : IDisposable
{
    readonly IntPtr highs = HighsNative.Highs_create();
    readonly Deadline deadline;
    GCHandle stop;

    public HighsModel(Deadline deadline, int seed = 1)
    {
        this.deadline = deadline;
        Set("output_flag", false).Set("threads", 1).Set("random_seed", seed);
        HighsNative.Highs_changeObjectiveSense(highs, -1);
        stop = GCHandle.Alloc(deadline);
        HighsNative.Highs_setCallback(highs, &Interrupt, GCHandle.ToIntPtr(stop));
        foreach (int kind in (ReadOnlySpan<int>)[SimplexInterrupt, InteriorInterrupt, MipInterrupt]) HighsNative.Highs_startCallback(highs, kind);
    }

    const int SimplexInterrupt = 1, InteriorInterrupt = 2, MipInterrupt = 6, Basic = 1;

    public double Infinity { get; } = double.PositiveInfinity;
    public int Columns => HighsNative.Highs_getNumCol(highs);
    public int Rows => HighsNative.Highs_getNumRow(highs);
    public double Objective => HighsNative.Highs_getObjectiveValue(highs);
    public double MipBound => Info("mip_dual_bound");

    public HighsModel Set(string option, bool value) => Checked(HighsNative.Highs_setBoolOptionValue(highs, option, value ? 1 : 0), option);
    public HighsModel Set(string option, int value) => Checked(HighsNative.Highs_setIntOptionValue(highs, option, value), option);
    public HighsModel Set(string option, double value) => Checked(HighsNative.Highs_setDoubleOptionValue(highs, option, value), option);
    public HighsModel Set(string option, string value) => Checked(HighsNative.Highs_setStringOptionValue(highs, option, value), option);

    public void AddRows(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        int none = 0;
        double nothing = 0;
        fixed (double* l = lower, u = upper) Checked(HighsNative.Highs_addRows(highs, lower.Length, l, u, 0, &none, &none, &nothing), "rows");
    }

    public void AddRow(double upper, ReadOnlySpan<int> columns, ReadOnlySpan<double> values)
    {
        int start = 0;
        double least = double.NegativeInfinity;
        fixed (int* c = columns) fixed (double* v = values) Checked(HighsNative.Highs_addRows(highs, 1, &least, &upper, columns.Length, &start, c, v), "row");
    }

    public void AddColumns(HighsColumns columns)
    {
        if (columns.Count == 0) return;
        fixed (double* c = Span(columns.Cost), l = Span(columns.Lower), u = Span(columns.Upper), v = Span(columns.Value))
        fixed (int* s = Span(columns.Start), r = Span(columns.Row))
            Checked(HighsNative.Highs_addCols(highs, columns.Count, c, l, u, columns.Row.Count, s, r, v), "columns");
    }

    public void MakeIntegral()
    {
        var kind = new int[Columns];
        Array.Fill(kind, 1);
        fixed (int* k = kind) if (kind.Length > 0) HighsNative.Highs_changeColsIntegralityByRange(highs, 0, kind.Length - 1, k);
    }

    public void Bound(int column, double lower, double upper) => HighsNative.Highs_changeColBounds(highs, column, lower, upper);
    public void ForgetBasis() => HighsNative.Highs_clearSolver(highs);

    public HighsStatus Run()
    {
        Set("time_limit", deadline.Left.TotalSeconds + HighsNative.Highs_getRunTime(highs));
        HighsNative.Highs_run(highs);
        return (HighsStatus)HighsNative.Highs_getModelStatus(highs);
    }

    public (double[] Values, double[] Duals, double[] Reduced) Solution()
    {
        var (values, reduced, activity, duals) = (new double[Columns], new double[Columns], new double[Rows], new double[Rows]);
        fixed (double* v = values, c = reduced, a = activity, d = duals) HighsNative.Highs_getSolution(highs, v, c, a, d);
        return (values, duals, reduced);
    }

    /// <summary>Which columns and rows are basic, to begin from there again.</summary>
    public (int[] Columns, int[] Rows) Basis()
    {
        var (columns, rows) = (new int[Columns], new int[Rows]);
        fixed (int* c = columns, r = rows) HighsNative.Highs_getBasis(highs, c, r);
        return (columns, rows);
    }

    /// <summary>Begins from a former basis; columns added since are at their lower bound.</summary>
    public void StartFrom((int[] Columns, int[] Rows) basis)
    {
        int[] columns = [.. basis.Columns, .. new int[Columns - basis.Columns.Length]];
        fixed (int* c = columns, r = basis.Rows) HighsNative.Highs_setBasis(highs, c, r);
    }

    /// <summary>Takes columns out that are not basic, and goes on from the same basis.</summary>
    public void Remove(ReadOnlySpan<bool> unwanted)
    {
        var (columns, rows) = Basis();
        var (mask, kept) = (new int[columns.Length], new List<int>());
        for (int c = 0; c < mask.Length; c++)
            if (unwanted[c]) mask[c] = 1;
            else kept.Add(columns[c]);
        fixed (int* m = mask) Checked(HighsNative.Highs_deleteColsByMask(highs, m), "removal");
        StartFrom(([.. kept], rows));
    }

    public bool[] BasicColumns() => Array.ConvertAll(Basis().Columns, status => status == Basic);

    public void StartFrom(double[] values)
    {
        fixed (double* v = values) HighsNative.Highs_setSolution(highs, v, null, null, null);
    }

    public void Write(string file) => Checked(HighsNative.Highs_writeModel(highs, file), file);

    public void Dispose()
    {
        HighsNative.Highs_destroy(highs);
        stop.Free();
    }

    double Info(string name) => HighsNative.Highs_getDoubleInfoValue(highs, name, out double value) == 0 ? value : double.PositiveInfinity;
    static Span<T> Span<T>(List<T> list) => CollectionsMarshal.AsSpan(list);
    HighsModel Checked(int status, string what) => status >= 0 ? this : throw new InvalidOperationException($"HiGHS refused {what}");

    // The first field of what a callback may change is the wish to stop, in every version of the interface.
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    static void Interrupt(int kind, byte* message, void* known, int* wish, void* data)
    {
        if (wish != null && GCHandle.FromIntPtr((IntPtr)data).Target is Deadline { HasPassed: true }) *wish = 1;
    }
}
