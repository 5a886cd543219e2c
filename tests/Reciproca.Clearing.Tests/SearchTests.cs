using Xunit;

namespace Reciproca.Clearing.Tests;

public sealed class SearchTests
{
    [Fact]
    public void A_triangle_is_found_where_no_swap_is_possible()
    {
        var outcome = RoundSolver.Clear(Triangle());
        var cycle = Assert.Single(outcome.Cycles);
        Assert.Equal(["ab", "bc", "ca"], cycle.Exchanges.Select(e => e.Id).Order());
        Assert.Equal(2.4, outcome.Objective, 1e-9);
        Assert.Equal(0, outcome.Gap);
    }

    [Fact]
    public void A_round_in_which_nothing_joins_up_ends_empty_and_proven()
    {
        var outcome = RoundSolver.Clear(new([new("a"), new("b")], [new("ab", "a", "b", 1)]));
        Assert.Empty(outcome.Exchanges);
        Assert.Equal(ClearingStatus.Optimal, outcome.Status);
        Assert.True(outcome.Certificate.Verify().Holds);
    }

    [Fact]
    public void A_facilitator_starts_a_chain_and_receives_nothing()
    {
        Round round = new([new("fund", 1, 0) { IsFacilitator = true }, new("a"), new("b")], [new("fa", "fund", "a", 0.5), new("ab", "a", "b", 0.5)]);
        var chain = Assert.Single(RoundSolver.Clear(round).Chains);
        Assert.Equal(["fa", "ab"], chain.Exchanges.Select(e => e.Id));
        Assert.Single(Assert.Single(RoundSolver.Clear(round, new() { LongestChain = 1 }).Chains).Exchanges);
    }

    [Fact]
    public void A_forced_exchange_displaces_better_ones_and_an_impossible_one_is_reported()
    {
        Round round = new([new("a"), new("b"), new("c"), new("d")],
            [new("ab", "a", "b", 1), new("ba", "b", "a", 1), new("ac", "a", "c", 0.1), new("ca", "c", "a", 0.1), new("da", "d", "a", 1)]);
        Assert.Equal(["ac", "ca"], RoundSolver.Clear(round, new() { Forced = ["ac"] }).Exchanges.Select(e => e.Id).Order());
        var relaxed = RoundSolver.Clear(round, new() { Forced = ["da"] });
        Assert.Equal([new Relaxation("forced", "da", 1)], relaxed.Relaxed);
        Assert.Equal(2, relaxed.Objective, 1e-9);
    }

    [Fact]
    public void Fairness_serves_the_never_matched_first()
    {
        Participant[] people = [new("a"), new("b"), new("c") { NeverMatched = true }];
        Exchange[] exchanges = [new("ab", "a", "b", 0.9), new("ba", "b", "a", 0.9), new("ac", "a", "c", 0.7), new("ca", "c", "a", 0.7)];
        Assert.Contains("ab", RoundSolver.Clear(new(people, exchanges)).Exchanges.Select(e => e.Id));
        Assert.Contains("ac", RoundSolver.Clear(new(people, exchanges), new() { NeverMatchedBonus = 1 }).Exchanges.Select(e => e.Id));
    }

    [Fact]
    public void Expected_value_prefers_a_safe_swap_to_a_risky_triangle()
    {
        Round round = new([new("a"), new("b"), new("c")],
        [
            new("ab", "a", "b", 0.8) { Success = 0.9 }, new("ba", "b", "a", 0.8) { Success = 0.9 },
            new("bc", "b", "c", 0.8) { Success = 0.5 }, new("ca", "c", "a", 0.8) { Success = 0.5 },
        ]);
        Assert.Equal(3, RoundSolver.Clear(round).Exchanges.Count());
        Assert.Equal(2, RoundSolver.Clear(round, new() { Objective = Objective.ExpectedValue }).Exchanges.Count());
    }

    [Fact]
    public void The_same_seed_gives_the_same_plan()
    {
        var round = Made.Round(60, 7);
        Assert.Equal(Plan(round, 3), Plan(round, 3));
        Assert.Equal(Value(round, 3), Value(round, 4), 1e-9);
    }

    [Fact]
    public void A_cancelled_search_still_gives_a_plan_with_a_bound_that_holds()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var outcome = RoundSolver.Clear(Made.Round(60, 7), cancellation: cancelled.Token);
        Assert.Equal(ClearingStatus.Cancelled, outcome.Status);
        Assert.True(outcome.Bound >= Value(Made.Round(60, 7), 1) - 1e-9);
        Assert.True(outcome.Certificate.Verify().Holds);
    }

    [Fact]
    public void A_bound_only_falls_and_a_plan_only_improves()
    {
        var heard = new Heard();
        RoundSolver.Clear(Made.Round(60, 7), progress: heard);
        Assert.NotEmpty(heard.All);
        Assert.Equal(heard.All.Select(p => p.Bound).OrderDescending(), heard.All.Select(p => p.Bound));
        Assert.Equal(heard.All.Select(p => p.Objective).Order(), heard.All.Select(p => p.Objective));
    }

    static Round Triangle() => new([new("a"), new("b"), new("c")], [new("ab", "a", "b", 0.8), new("bc", "b", "c", 0.8), new("ca", "c", "a", 0.8)]);

    static string Plan(Round round, int seed) => string.Join(" ", RoundSolver.Clear(round, new() { Seed = seed }).Exchanges.Select(e => e.Id).Order());
    static double Value(Round round, int seed) => RoundSolver.Clear(round, new() { Seed = seed }).Objective;

    sealed class Heard : IProgress<ClearingProgress>
    {
        public List<ClearingProgress> All { get; } = [];
        public void Report(ClearingProgress value) => All.Add(value);
    }
}
