using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>
/// The cut-generating linear programme of a split: multipliers of rows on both sides, which sum to at most one, that the point violates most.
/// </summary>
sealed class SplitProgramme(Problem problem, FractionalPoint point, List<int> rows, int split, long floor)
{
    // Columns: limit, the split column below and above, rows below, rows above, one coefficient for each user.
    const int Below = 1, Above = 2, FirstRow = 3;
    const long Most = 1000;
    const int Primal = 4;
    static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);
    readonly List<int> users = point.Users(rows);

    public Split? Solve()
    {
        using var lp = new HighsModel(new Deadline(TimeProvider.System, Longest, default)).Set("presolve", "off").Set("solver", "simplex").Set("simplex_strategy", Primal);
        int count = 4 + 2 * users.Count;
        var least = new double[count];
        Array.Fill(least, double.NegativeInfinity);
        var most = new double[count];
        most[0] = 1;
        lp.AddRows(least, most);
        lp.AddColumns(Columns());
        return lp.Run() == HighsStatus.Optimal && lp.Objective > 1e-4 ? Whole(lp.Solution().Values) : null;
    }

    // Rows: 0 the sum of all; 1 and 2 the limit is not below either side's; 3 the split column's coefficient does not fall below zero; then for each user both sides.
    HighsColumns Columns()
    {
        var model = new HighsColumns();
        model.Begin(-1, double.PositiveInfinity);
        model.Entry(1, -1);
        model.Entry(2, -1);
        OfColumn(model, floor, below: true);
        OfColumn(model, -(floor + 1), below: false);
        foreach (bool below in (ReadOnlySpan<bool>)[true, false])
            foreach (int row in rows) OfRow(model, row, below);
        for (int i = 0; i < users.Count; i++)
        {
            model.Begin(point.Support[users[i]].Value, double.PositiveInfinity);
            model.Entry(4 + 2 * i, 1);
            model.Entry(5 + 2 * i, 1);
        }
        return model;
    }

    void OfColumn(HighsColumns model, long limit, bool below)
    {
        model.Begin(0, 1);
        model.Entry(0, 1);
        if (limit != 0) model.Entry(below ? 1 : 2, limit);
        if (!below) model.Entry(3, 1);
        if (users.IndexOf(split) is >= 0 and var i) model.Entry((below ? 4 : 5) + 2 * i, below ? -1 : 1);
    }

    void OfRow(HighsColumns model, int row, bool below)
    {
        model.Begin(0, 1);
        model.Entry(0, 1);
        model.Entry(below ? 1 : 2, problem.Rows.Limit(row));
        if (!below && UsesOf(point.Support[split].Column, row) is > 0 and var own) model.Entry(3, -own);
        for (int i = 0; i < users.Count; i++)
            if (UsesOf(point.Support[users[i]].Column, row) is > 0 and var uses) model.Entry((below ? 4 : 5) + 2 * i, -uses);
    }

    static int UsesOf(Column column, int row) => Array.IndexOf(column.Rows, row) is >= 0 and var at ? column.Uses[at] : 0;

    Split Whole(double[] values)
    {
        double unit = values[..(FirstRow + 2 * rows.Count)][1..].Where(v => v > 1e-6).Min();
        double scale = Enumerable.Range(1, 12).Select(k => k / unit).FirstOrDefault(s => IsWhole(values, s), Most / values[1..(FirstRow + 2 * rows.Count)].Max());
        int[] arcs = point.Support[split].Column.Arcs;
        var (below, above) = (Side(values, FirstRow, scale), Side(values, FirstRow + rows.Count, scale));
        long off = Math.Min((long)Math.Round(values[Above] * scale), SplitSide.Of(above, problem.Rows, arcs));
        return new(arcs, floor, new(below, (long)Math.Round(values[Below] * scale)), new(above, off));
    }

    bool IsWhole(double[] values, double scale)
    {
        for (int i = 1; i < FirstRow + 2 * rows.Count; i++)
            if (Math.Abs(values[i] * scale - Math.Round(values[i] * scale)) > 0.02) return false;
        return true;
    }

    Dictionary<int, long> Side(double[] values, int first, double scale)
    {
        var side = new Dictionary<int, long>();
        for (int i = 0; i < rows.Count; i++)
            if ((long)Math.Round(values[first + i] * scale) is > 0 and var times) side[rows[i]] = times;
        return side;
    }
}
