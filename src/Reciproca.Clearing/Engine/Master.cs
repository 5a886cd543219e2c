using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>The restricted master programme: the columns known so far, solved as an LP with a warm start.</summary>
sealed class Master : IDisposable
{
    readonly Problem problem;
    readonly HighsModel lp;
    readonly Dictionary<int[], int> known;
    readonly List<Column> columns = [];
    readonly List<Cut> cuts = [];
    readonly int slacks;

    public Master(Problem problem, Deadline deadline)
    {
        this.problem = problem;
        known = new(new ColumnKey(problem.Graph));
        lp = new HighsModel(deadline, problem.Options.Seed).Set("presolve", "off").Set("solver", "simplex");
        slacks = MasterRows.Write(problem, lp);
    }

    public IReadOnlyList<Column> Columns => columns;
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
            if (!known.ContainsKey(arcs)) Append(batch, new Column(problem, arcs));
        lp.AddColumns(batch);
        return batch.Count;
    }

    void Append(HighsColumns batch, Column column)
    {
        known.Add(column.Arcs, columns.Count);
        columns.Add(column);
        batch.Begin(column.Value * problem.CostScale, double.PositiveInfinity);
        for (int i = 0; i < column.Rows.Length; i++) batch.Entry(column.Rows[i], column.Uses[i]);
        for (int c = 0; c < cuts.Count; c++)
            if (cuts[c].Coefficient(column) is var uses and > 0) batch.Entry(problem.Rows.Count + c, uses);
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
        Choose(method);
        if (!IsUsable(lp.Run(), method)) return false;
        var (values, duals) = lp.Solution();
        (Values, Duals, Value) = (values[slacks..], duals, lp.Objective / problem.CostScale);
        return true;
    }

    // Without crossover the interior point method leaves a point that is optimal enough, and says it does not know.
    static bool IsUsable(HighsStatus status, LpMethod method) =>
        status is HighsStatus.Optimal or HighsStatus.Empty || (status == HighsStatus.Unknown && method == LpMethod.Interior);

    void Choose(LpMethod method)
    {
        bool inside = method == LpMethod.Interior;
        if (inside) lp.ForgetBasis();
        lp.Set("solver", inside ? "ipm" : "simplex").Set("run_crossover", "off").Set("presolve", inside ? "on" : "off");
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
