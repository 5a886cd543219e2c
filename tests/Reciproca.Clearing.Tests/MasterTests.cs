using Reciproca.Clearing.Engine;
using Reciproca.Clearing.Highs;
using Xunit;

namespace Reciproca.Clearing.Tests;

public sealed class MasterTests
{
    static readonly Deadline Enough = new(TimeProvider.System, TimeSpan.FromMinutes(1), default);

    static Problem Made(int cities) => new ProblemBuilder(Tests.Made.Round(cities, 5), new RoundOptions { LongestCycle = 3, LongestChain = 3 }).Build();

    static List<int[]> Everything(Problem problem)
    {
        var nothing = Prices.From(problem, new double[problem.Rows.Count], []);
        var search = new PathSearch(problem, nothing, new ReducedGraph(problem, nothing), 0);
        return [.. Enumerable.Range(0, problem.Graph.Nodes).SelectMany(node => problem.Graph.Facilitator[node] ? search.Chains(node) : search.Cycles(node)).Select(path => path.Arcs)];
    }

    static double Relaxed(Problem problem, LpMethod method)
    {
        using var master = new Master(problem, Enough);
        master.Add(Everything(problem));
        Assert.True(master.Solve(method));
        return master.Value;
    }

    [Fact]
    public void Every_method_finds_the_same_relaxation_and_prices_that_prove_it()
    {
        var problem = Made(24);
        double expected = Relaxed(problem, LpMethod.Primal);
        foreach (var method in new[] { LpMethod.Interior, LpMethod.Primal })
        {
            Assert.Equal(expected, Relaxed(problem, method), 1e-6 * expected);
            var known = new Incumbent(problem, Enough, null);
            using var master = new Master(problem, Enough);
            Assert.True(new ColumnGeneration(known, master, new Pricing(problem, Enough)).Run(Enough, method));
            Assert.InRange(known.ProofBound, Math.Floor(expected * (1 - 1e-6)), expected * (1 + 1e-4) + 1);
        }
    }

    [Fact]
    public void What_was_set_aside_changes_nothing_and_can_be_added_again()
    {
        var problem = Made(40);
        var all = Everything(problem);
        using var master = new Master(problem, Enough);
        master.Add(all);
        Assert.True(master.Solve());
        var (value, known) = (master.Value, master.Columns.Count);
        master.Shed();
        Assert.InRange(master.Columns.Count, problem.Rows.Count / 2, known / 2);
        Assert.Equal(master.Columns.Count, master.Values.Length);
        Assert.Equal(known, master.EverKnown.Count());
        Assert.True(master.Solve());
        Assert.Equal(value, master.Value, 1e-6 * value);
        Assert.Equal(known - master.Columns.Count, master.Add(all));
        Assert.Equal(known, master.Columns.Count);
        Assert.True(master.Solve());
        Assert.Equal(value, master.Value, 1e-6 * value);
    }
}
