using Xunit;

namespace Reciproca.Clearing.Tests;

public sealed class RoundValidationTests
{
    static readonly Participant[] Two = [new("Palu"), new("Rosario")];
    static readonly Exchange[] Swap = [new("a", "Palu", "Rosario", 0.8), new("b", "Rosario", "Palu", 0.6)];

    static RoundFault Fault(Round round, RoundOptions? options = null) => Assert.Single(RoundValidation.Faults(round, options ?? new()));

    [Fact]
    public void A_sound_round_has_no_fault() => Assert.Empty(RoundValidation.Faults(new(Two, Swap), new()));

    [Theory, InlineData(double.NaN), InlineData(-0.1), InlineData(1.1), InlineData(double.PositiveInfinity)]
    public void A_score_that_is_no_share_of_one_is_named(double score) =>
        Assert.Equal(new(RoundFaultKind.ScoreOutOfRange, "b"), Fault(new(Two, [Swap[0], Swap[1] with { Score = score }])));

    [Fact]
    public void A_probability_that_is_not_a_number_is_named() =>
        Assert.Equal(new(RoundFaultKind.SuccessOutOfRange, "a"), Fault(new(Two, [Swap[0] with { Success = double.NaN }, Swap[1]])));

    [Fact]
    public void An_empty_round_is_refused() => Assert.Equal(RoundFaultKind.NothingToExchange, Fault(new([], [])).Kind);

    [Fact]
    public void A_round_whose_every_exchange_is_forbidden_is_refused() =>
        Assert.Equal(RoundFaultKind.NothingToExchange, Fault(new(Two, Swap), new() { Forbidden = ["a", "b"] }).Kind);

    [Fact]
    public void Forced_and_forbidden_at_once_is_named() =>
        Assert.Equal(new(RoundFaultKind.ForcedAndForbidden, "a"), Fault(new(Two, Swap), new() { Forced = ["a"], Forbidden = ["a"] }));

    [Fact]
    public void Forced_exchanges_that_break_a_capacity_name_the_participant()
    {
        Round round = new([.. Two, new("Iriga")], [.. Swap, new("c", "Iriga", "Rosario", 0.5)]);
        Assert.Equal(new(RoundFaultKind.ForcedBreaksCapacity, "Rosario"), Fault(round, new() { Forced = ["a", "c"] }));
    }

    [Fact]
    public void Forced_exchanges_that_answer_one_need_twice_name_the_need()
    {
        Participant[] people = [new("Palu", 2, 2), new("Rosario", 2, 2)];
        Round round = new(people, [Swap[0] with { Need = "n" }, Swap[0] with { Id = "c", Need = "n" }, Swap[1]]);
        Assert.Equal(new(RoundFaultKind.ForcedBreaksCapacity, "n"), Fault(round, new() { Forced = ["a", "c"] }));
    }

    [Fact]
    public void A_facilitator_receives_nothing() =>
        Assert.Equal(new(RoundFaultKind.FacilitatorReceives, "a"), Fault(new([Two[0], Two[1] with { IsFacilitator = true }], Swap)));

    [Fact]
    public void Unknown_doubled_and_own_names_are_each_a_fault()
    {
        Round round = new([.. Two, new("Palu")], [.. Swap, new("b", "Palu", "Palu", 0.1), new("c", "Palu", "Atlantis", 0.1)]);
        var kinds = RoundValidation.Faults(round, new()).Select(fault => fault.Kind).ToHashSet();
        Assert.Equal([RoundFaultKind.DuplicateId, RoundFaultKind.UnknownId, RoundFaultKind.SelfExchange], kinds.Order());
    }

    [Theory, InlineData(1, 2), InlineData(-1, 2), InlineData(0, 0), InlineData(3, -1), InlineData(11, 0)]
    public void Lengths_that_allow_nothing_are_refused(int cycle, int chain) =>
        Assert.Contains(RoundValidation.Faults(new(Two, Swap), new() { LongestCycle = cycle, LongestChain = chain }), f => f.Kind == RoundFaultKind.LengthOutOfRange);

    [Fact]
    public void A_quota_whose_least_is_above_its_most_is_refused() =>
        Assert.Equal(RoundFaultKind.ContradictoryQuota, Fault(new(Two, Swap), new() { Quotas = [new("A", "B") { AtLeast = 3, AtMost = 2 }] }).Kind);

    [Fact]
    public void The_same_pair_of_regions_in_two_quotas_is_refused() =>
        Assert.Equal(RoundFaultKind.ContradictoryQuota, Fault(new(Two, Swap), new() { Quotas = [new("A", "B"), new("B", "A")] }).Kind);

    [Fact]
    public void Clearing_a_faulty_round_names_every_fault()
    {
        Round round = new(Two, [Swap[0] with { Score = double.NaN }, Swap[1] with { Receiver = "Atlantis" }]);
        var thrown = Assert.Throws<RoundFaultException>(() => RoundSolver.Clear(round));
        Assert.Equal(2, thrown.Faults.Count);
    }
}
