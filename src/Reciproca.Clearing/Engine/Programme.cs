using Reciproca.Clearing.Highs;

namespace Reciproca.Clearing.Engine;

/// <summary>How an integer programme ended: the columns it chose, and a bound on its net value in integer units.</summary>
readonly record struct Programmed(List<(Column Column, int Times)> Chosen, long Bound, bool Solved);

/// <summary>An exact choice among given columns, and among arcs at positions of chains, within what capacities are left.</summary>
sealed class Programme(Problem problem, long[] limits)
{
    readonly HighsColumns model = new();
    readonly List<Column> columns = [];
    readonly Dictionary<int, int> rowOf = [];
    readonly List<double> lower = [], upper = [];
    readonly List<double> start = [];
    readonly Dictionary<(int, int), int> linkRows = [];
    PositionedArcs? positions;
    int slacks;

    public static long[] AllLimits(Problem problem) => [.. Enumerable.Range(0, problem.Rows.Count).Select(problem.Rows.Limit)];

    public void AddWishes()
    {
        for (int r = 0; r < problem.Rows.Count; r++)
        {
            if (!problem.Rows.Key(r).IsWish) continue;
            model.Begin(-problem.Rows.Penalty * problem.CostScale, double.PositiveInfinity);
            model.Entry(RowOf(r), -1);
            start.Add(0);
            slacks++;
        }
    }

    public void Add(Column column, int times = 0)
    {
        columns.Add(column);
        model.Begin(column.Value * problem.CostScale, column.Limit);
        for (int i = 0; i < column.Rows.Length; i++) model.Entry(RowOf(column.Rows[i]), column.Uses[i]);
        start.Add(times);
    }

    public void Add(PositionedArcs arcs, IReadOnlyDictionary<(int, int), int> times)
    {
        positions = arcs;
        foreach (var at in arcs.All)
        {
            model.Begin(problem.Graph.Weight[at.Arc] * problem.CostScale, arcs.Most(at.Arc));
            var rows = problem.Rows.Of(at.Arc);
            var uses = problem.Rows.CoefficientsOf(at.Arc);
            for (int i = 0; i < rows.Length; i++) model.Entry(RowOf(rows[i]), uses[i]);
            foreach (var (node, position, sign) in arcs.Links(at)) model.Entry(LinkRow(node, position), sign);
            start.Add(times.GetValueOrDefault((at.Arc, at.Position)));
        }
    }

    int LinkRow(int node, int position) => linkRows.TryGetValue((node, position), out int row) ? row : linkRows[(node, position)] = NewRow(0, double.PositiveInfinity);
    int RowOf(int row) => rowOf.TryGetValue(row, out int mapped) ? mapped : rowOf[row] = NewRow(double.NegativeInfinity, limits[row]);

    int NewRow(double least, double most)
    {
        lower.Add(least);
        upper.Add(most);
        return lower.Count - 1;
    }

    public int Size => model.Count;

    /// <summary>Solves by branch and bound; a target ends the search as soon as a plan reaches it.</summary>
    public Programmed Solve(Deadline deadline, long target = long.MaxValue, int nodes = int.MaxValue)
    {
        using var mip = Model(deadline);
        mip.StartFrom([.. start]);
        mip.Set("mip_rel_gap", 0.0).Set("mip_abs_gap", 0.999 * Math.Min(1, problem.CostScale)).Set("mip_max_nodes", nodes);
        if (target < long.MaxValue) mip.Set("objective_target", (target - 0.5) * problem.CostScale);
        return Read(mip, mip.Run());
    }

    /// <summary>Solves for the proof rather than the plan.</summary>
    public Programmed Prove(Deadline deadline)
    {
        if (CbcSearch.Solve(model, [.. lower.Zip(upper)], deadline) is not { } found) return new([], long.MaxValue, false);
        return new(Chosen(found.Values), Whole(found.Bound / problem.CostScale), found.Proven);
    }

    /// <summary>Writes the programme as MPS for another solver.</summary>
    public void WriteModel(string file)
    {
        using var mip = Model(new Deadline(TimeProvider.System, TimeSpan.MaxValue, default));
        mip.Write(file);
    }

    HighsModel Model(Deadline deadline)
    {
        var mip = new HighsModel(deadline, problem.Options.Seed);
        mip.AddRows([.. lower], [.. upper]);
        mip.AddColumns(model);
        mip.MakeIntegral();
        return mip;
    }

    Programmed Read(HighsModel mip, HighsStatus status) =>
        new(Chosen(mip.Solution().Values), Whole(mip.MipBound / problem.CostScale), status is HighsStatus.Optimal or HighsStatus.Empty);

    List<(Column, int)> Chosen(double[] values)
    {
        var chosen = new List<(Column, int)>();
        for (int i = 0; i < columns.Count; i++)
            if ((int)Math.Round(values[slacks + i]) is > 0 and var times) chosen.Add((columns[i], times));
        if (positions != null) chosen.AddRange(positions.Paths(values.AsSpan(slacks + columns.Count)));
        return chosen;
    }

    static long Whole(double bound) => bound < 1e18 ? (long)Math.Floor(bound + 1e-6 * Math.Max(1, Math.Abs(bound) * 1e-6)) : long.MaxValue;
}
