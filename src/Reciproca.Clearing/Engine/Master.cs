using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>The restricted master programme: the columns known so far, solved as an LP with a warm start.</summary>
sealed class Master : IDisposable
{
    readonly Problem problem;
    readonly HighsModel lp;
    readonly HashSet<int[]> known;
    readonly List<Column> columns = [];
    readonly Dictionary<int[], Column> shed;
    readonly List<Cut> cuts = [];
    readonly int slacks;
    double[] reduced = [];

    public Master(Problem problem, Deadline deadline)
    {
        this.problem = problem;
        known = new(new ColumnKey(problem.Graph));
        shed = new(new ColumnKey(problem.Graph));
        lp = new HighsModel(deadline, problem.Options.Seed).Set("presolve", "off").Set("solver", "simplex");
        slacks = MasterRows.Write(problem, lp);
    }

    public IReadOnlyList<Column> Columns => columns;

    /// <summary>Those that were set aside too.</summary>
    public IEnumerable<Column> EverKnown => columns.Concat(shed.Values);

    public IReadOnlyList<Cut> Cuts => cuts;
    public double[] Values { get; private set; } = [];
    public double[] Duals { get; private set; } = [];

    /// <summary>Value of the LP in integer units.</summary>
    public double Value { get; private set; }

    /// <summary>
    /// Adds the paths that are new; returns how many. A chain that meets a participant more often than it can receive belongs to the relaxation
    /// too, as in the position-indexed formulation, although no plan can contain it.
    /// </summary>
    public int Add(IEnumerable<int[]> paths)
    {
        var batch = new HighsColumns();
        foreach (int[] arcs in paths)
            if (!known.Contains(arcs)) Append(batch, shed.Remove(arcs, out var former) ? former : new Column(problem, arcs));
        lp.AddColumns(batch);
        return batch.Count;
    }

    void Append(HighsColumns batch, Column column)
    {
        Enter(column);
        batch.Begin(column.Value * problem.CostScale, double.PositiveInfinity);
        for (int i = 0; i < column.Rows.Length; i++) batch.Entry(column.Rows[i], column.Uses[i]);
        for (int c = 0; c < cuts.Count; c++)
            if (cuts[c].Coefficient(column) is var uses and > 0) batch.Entry(problem.Rows.Count + c, uses);
    }

    /// <summary>
    /// Sets the worst priced columns aside once there are many more than rows: a lean programme is solved many times faster, and pricing brings
    /// back what it comes to need.
    /// </summary>
    public void Shed()
    {
        int lean = 3 * problem.Rows.Count;
        if (columns.Count <= 2 * lean) return;
        var basic = lp.BasicColumns();
        var unwanted = new bool[basic.Length];
        foreach (int c in Enumerable.Range(slacks, columns.Count).Where(c => !basic[c]).OrderBy(c => Math.Abs(reduced[c])).Skip(lean)) unwanted[c] = true;
        lp.Remove(unwanted);
        Keep(c => !unwanted[c + slacks]);
    }

    void Keep(Func<int, bool> wanted)
    {
        Values = [.. Values.Where((_, c) => wanted(c))];
        var all = columns.ToArray();
        columns.Clear();
        known.Clear();
        for (int c = 0; c < all.Length; c++)
            if (!wanted(c)) shed.Add(all[c].Arcs, all[c]);
            else Enter(all[c]);
    }

    void Enter(Column column)
    {
        known.Add(column.Arcs);
        columns.Add(column);
    }

    public void Add(IReadOnlyList<Cut> more)
    {
        foreach (var cut in more)
        {
            var uses = columns.Select((column, i) => (Index: i + slacks, Uses: (double)cut.Coefficient(column))).Where(u => u.Uses > 0).ToArray();
            lp.AddRow(cut.Limit, Array.ConvertAll(uses, u => u.Index), Array.ConvertAll(uses, u => u.Uses));
            cuts.Add(cut);
        }
    }

    /// <summary>Solves; false when the deadline cut it short, and then the former values stay.</summary>
    public bool Solve(LpMethod method = LpMethod.Primal)
    {
        if (!IsSolved(method) && (method != LpMethod.Interior || !IsSolved(LpMethod.Primal))) return false;
        (var values, Duals, reduced) = lp.Solution();
        (Values, Value) = (values[slacks..], lp.Objective / problem.CostScale);
        return true;
    }

    bool IsSolved(LpMethod method)
    {
        Choose(method);
        return lp.Run() is HighsStatus.Optimal or HighsStatus.Empty;
    }

    // With crossover: the point that the interior point method leaves by itself may have prices twice too high.
    void Choose(LpMethod method)
    {
        bool inside = method == LpMethod.Interior;
        if (inside) lp.ForgetBasis();
        lp.Set("solver", inside ? "ipm" : "simplex").Set("run_crossover", inside ? "on" : "off").Set("presolve", inside ? "on" : "off");
        lp.Set("simplex_strategy", method == LpMethod.Primal ? 4 : 1);
    }

    /// <summary>Does work that changes bounds, and begins again from where it was before.</summary>
    public void Aside(Action work)
    {
        var basis = lp.Basis();
        work();
        lp.StartFrom(basis);
    }

    public void Bound(int column, double lower, double upper) => lp.Bound(column + slacks, lower, upper);

    public Prices Prices() => Engine.Prices.From(problem, Duals, cuts);

    public void Dispose() => lp.Dispose();
}

/// <summary>Primal simplex after columns were added, dual simplex after bounds or rows changed, interior point for the largest.</summary>
enum LpMethod { Primal, Dual, Interior }

/// <summary>Writes the rows of a problem and a slack column for each wish into a model.</summary>
static class MasterRows
{
    public static int Write(Problem problem, HighsModel model)
    {
        var rows = Enumerable.Range(0, problem.Rows.Count).ToArray();
        var lower = new double[rows.Length];
        Array.Fill(lower, double.NegativeInfinity);
        model.AddRows(lower, Array.ConvertAll(rows, r => (double)problem.Rows.Limit(r)));
        var slacks = Slacks(problem);
        model.AddColumns(slacks);
        return slacks.Count;
    }

    public static HighsColumns Slacks(Problem problem)
    {
        var slacks = new HighsColumns();
        for (int r = 0; r < problem.Rows.Count; r++)
        {
            if (!problem.Rows.Key(r).IsWish) continue;
            slacks.Begin(-problem.Rows.Penalty * problem.CostScale, double.PositiveInfinity);
            slacks.Entry(r, -1);
        }
        return slacks;
    }
}
