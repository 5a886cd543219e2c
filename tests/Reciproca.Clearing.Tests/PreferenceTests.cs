using CsCheck;
using Xunit;

namespace Reciproca.Clearing.Tests;

public sealed class PreferenceTests
{
    // p0 can swap with p1 (a little better) or with p2
    static readonly Round Choice = new([new("p0"), new("p1"), new("p2")],
        [new("a", "p0", "p1", 0.51), new("b", "p1", "p0", 0.5), new("c", "p0", "p2", 0.5), new("d", "p2", "p0", 0.5)]);

    [Fact]
    public void A_preferred_exchange_is_taken_when_it_costs_little()
    {
        var outcome = RoundSolver.Clear(Choice, new RoundOptions { Preferred = ["c"], PreferenceCost = 0.02 });
        Assert.Equal(["c", "d"], outcome.Exchanges.Select(e => e.Id).Order());
        Assert.InRange(outcome.Gap, 0.001, 0.02);
        Assert.Empty(outcome.Certificate.Verify().Problems);
    }

    [Fact]
    public void It_is_not_taken_when_it_costs_more_than_allowed() =>
        Assert.Equal(["a", "b"], RoundSolver.Clear(Choice, new RoundOptions { Preferred = ["c"], PreferenceCost = 0.005 }).Exchanges.Select(e => e.Id).Order());

    [Fact]
    public void The_certificate_does_not_tell_what_was_preferred()
    {
        using var with = new MemoryStream();
        RoundSolver.Clear(Choice, new RoundOptions { Preferred = ["a"], PreferenceCost = 0.02 }).Certificate.Write(with);
        using var without = new MemoryStream();
        RoundSolver.Clear(Choice, new RoundOptions { PreferenceCost = 0.02 }).Certificate.Write(without);
        Assert.Equal(without.ToArray(), with.ToArray());
    }

    [Fact]
    public void Whatever_is_preferred_the_plan_is_allowed_and_within_the_stated_cost() => RandomRounds.Ruled.Sample(c =>
    {
        if (RoundValidation.Faults(c.Round, c.Options).Count > 0) return;
        var best = RoundSolver.Clear(c.Round, c.Options);
        var outcome = RoundSolver.Clear(c.Round, c.Options with { Preferred = [c.Round.Exchanges[0].Id], PreferenceCost = 0.1 });
        Assert.Empty(outcome.Certificate.Verify().Problems);
        Assert.True(outcome.Objective >= best.Objective * 0.9 - 1e-6);
        Assert.True(outcome.Relaxed.Sum(r => r.Missing) <= best.Relaxed.Sum(r => r.Missing));
    }, iter: 300);

    [Fact]
    public void A_score_that_is_not_its_parts_is_a_fault()
    {
        var round = Choice with { Weights = new Dictionary<string, int> { ["topic"] = 1 } };
        Assert.Contains(RoundValidation.Faults(round, new RoundOptions()), f => f.Kind == RoundFaultKind.ScoreIsNotItsParts);
    }
}
