using Reciproca.Clearing.Engine;
using Reciproca.Clearing.Highs;
using Xunit;

namespace Reciproca.Clearing.Tests;

public sealed class SplitCutTests
{
    static readonly RoundOptions Options = new() { LongestCycle = 3, LongestChain = 3 };

    static (Problem Problem, List<Column> Columns) Everything(ulong seed)
    {
        var problem = new ProblemBuilder(Made.Round(24, seed), Options).Build();
        var nothing = Prices.From(problem, new double[problem.Rows.Count], []);
        var search = new PathSearch(problem, nothing, new ReducedGraph(problem, nothing), 0);
        var paths = Enumerable.Range(0, problem.Graph.Nodes).SelectMany(node => problem.Graph.Facilitator[node] ? search.Chains(node) : search.Cycles(node));
        return (problem, [.. paths.Select(path => new Column(problem, path.Arcs)).Where(c => c.Limit > 0)]);
    }

    // Columns in any order, each as often as it still fits.
    static List<(Column Column, long Times)> AnyPlan(Problem problem, List<Column> columns, Generator dice)
    {
        var left = Programme.AllLimits(problem);
        var plan = new List<(Column, long)>();
        foreach (var column in columns.Select(c => (c, dice.Next())).OrderBy(c => c.Item2).Select(c => c.c))
        {
            long times = Enumerable.Range(0, column.Rows.Length).Min(i => left[column.Rows[i]] / column.Uses[i]);
            for (int i = 0; i < column.Rows.Length; i++) left[column.Rows[i]] -= times * column.Uses[i];
            if (times > 0) plan.Add((column, times));
        }
        return plan;
    }

    static int[] Exhausted(Problem problem, List<(Column Column, long Times)> plan)
    {
        var left = Programme.AllLimits(problem);
        foreach (var (column, times) in plan)
            for (int i = 0; i < column.Rows.Length; i++) left[column.Rows[i]] -= times * column.Uses[i];
        return [.. Enumerable.Range(0, left.Length).Where(r => left[r] == 0)];
    }

    static SplitCut AnyCut(Problem problem, Column column, int[] exhausted, Generator dice)
    {
        var rows = exhausted.Where(_ => dice.Below(3) == 0).ToList();
        var (below, above) = (rows.ToDictionary(r => r, _ => 1L), rows.ToDictionary(r => r, _ => 1L + dice.Below(10) / 9));
        foreach (int row in column.Rows) above[row] = 1 + dice.Below(2);
        long off = Math.Min(dice.Below(5), SplitSide.Of(above, problem.Rows, column.Arcs));
        return new SplitCut(problem, new(column.Arcs, dice.Below(2), new(below, dice.Below(3)), new(above, off)));
    }

    [Fact]
    public void Any_multipliers_make_a_cut_that_every_plan_keeps()
    {
        var dice = new Generator(7);
        var tight = 0;
        for (ulong seed = 1; seed <= 6; seed++)
        {
            var (problem, columns) = Everything(seed);
            for (int i = 0; i < 150; i++)
            {
                var plan = AnyPlan(problem, columns, dice);
                var cut = AnyCut(problem, dice.Below(2) == 0 ? plan[dice.Below(plan.Count)].Column : columns[dice.Below(columns.Count)], Exhausted(problem, plan), dice);
                long sum = plan.Sum(p => p.Times * cut.Coefficient(p.Column));
                Assert.True(sum <= cut.Limit, $"{sum} above {cut.Limit}");
                Assert.All(columns, c => Assert.True(cut.Coefficient(c) >= 0));
                if (sum > cut.Limit * 0.8) tight++;
            }
        }
        Assert.True(tight > 5, "no plan came near any limit: these cuts say nothing");
    }

    [Fact]
    public void Where_a_cycle_begins_makes_no_difference()
    {
        var (problem, columns) = Everything(3);
        var dice = new Generator(11);
        var cycle = columns.First(c => !c.IsChain && c.Arcs.Length == 3);
        var cut = AnyCut(problem, cycle, cycle.Rows, dice);
        Assert.Equal(cut.Coefficient(cycle), cut.Coefficient([.. cycle.Arcs.Skip(1), cycle.Arcs[0]]));
    }

    [Fact]
    public void A_fractional_point_is_cut_off_by_what_is_found_for_it()
    {
        var (problem, columns) = Fractional();
        using var master = Solved(problem, columns);
        double before = master.Value;
        var cuts = new SplitSeparation(problem).Find(master.Columns, master.Values, Forever);
        Assert.NotEmpty(cuts);
        master.Add(cuts);
        Assert.True(master.Solve(LpMethod.Dual));
        Assert.True(master.Value < before - 1e-6, $"{master.Value} is not below {before}");
    }

    static Deadline Forever => new(TimeProvider.System, TimeSpan.MaxValue, default);

    static Master Solved(Problem problem, List<Column> columns)
    {
        var master = new Master(problem, Forever);
        master.Add(columns.Select(c => c.Arcs));
        Assert.True(master.Solve());
        return master;
    }

    static (Problem, List<Column>) Fractional()
    {
        for (ulong seed = 1; ; seed++)
        {
            var (problem, columns) = Everything(seed);
            using var master = Solved(problem, columns);
            if (master.Values.Any(v => Math.Abs(v - Math.Round(v)) > 0.1)) return (problem, columns);
        }
    }
}
