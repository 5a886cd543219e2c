using Reciproca.Clearing.Engine;
using Xunit;

namespace Reciproca.Clearing.Tests;

public sealed class CoverPricesTests
{
    static readonly RoundOptions Served = new() { Objective = Objective.Served, LongestCycle = 3, LongestChain = 3 };

    [Fact]
    public void No_path_is_worth_more_than_it_pays()
    {
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var problem = new ProblemBuilder(Made.Round(30, seed), Served).Build();
            var prices = new CoverPrices(problem).Find();
            var search = new PathSearch(problem, prices, new ReducedGraph(problem, prices), 1);
            Assert.All(Enumerable.Range(0, problem.Graph.Nodes), node => Assert.Empty(problem.Graph.Facilitator[node] ? search.Chains(node) : search.Cycles(node)));
            Assert.True(prices.Bound >= RoundSolver.Clear(Made.Round(30, seed), Served).Objective);
        }
    }

    [Fact]
    public void Where_lengths_do_not_matter_the_price_is_what_can_be_served()
    {
        // all three can swap with a fourth, which takes part once
        var participants = Enumerable.Range(0, 4).Select(i => new Participant($"p{i}", 1, 1)).ToList();
        var exchanges = Enumerable.Range(0, 3).SelectMany(i => new[] { new Exchange($"out{i}", "p3", $"p{i}", 1), new Exchange($"in{i}", $"p{i}", "p3", 1) }).ToList();
        Assert.Equal(2, new CoverPrices(new ProblemBuilder(new Round(participants, exchanges), Served).Build()).Find().Bound);
    }
}
