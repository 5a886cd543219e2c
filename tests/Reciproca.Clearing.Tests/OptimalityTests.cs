using CsCheck;
using Xunit;

namespace Reciproca.Clearing.Tests;

public sealed class OptimalityTests
{
    // Expected values are rounded down to a millionth at each exchange.
    const double Rounding = 2e-5;

    [Fact]
    public void The_outcome_is_the_best_of_all_plans() =>
        RandomRounds.Cases.Sample(Check, iter: 800, threads: 1);

    [Fact]
    public void Quotas_and_forced_exchanges_are_kept_where_any_plan_keeps_them() =>
        RandomRounds.Ruled.Where(c => RoundValidation.Faults(c.Round, c.Options).Count == 0).Sample(Check, iter: 800, threads: 1);

    static void Check(Case given)
    {
        if (RoundValidation.Faults(given.Round, given.Options).Count > 0) return;
        var outcome = RoundSolver.Clear(given.Round, given.Options);
        var (missing, value) = new BruteForce(given.Round, given.Options).Best();
        Assert.Equal(ClearingStatus.Optimal, outcome.Status);
        Assert.Equal(missing, outcome.Relaxed.Sum(r => r.Missing));
        Assert.Equal(value, outcome.Objective, Rounding);
        Assert.True(outcome.Bound >= value - Rounding, $"bound {outcome.Bound} below {value}");
        AssertVerified(outcome);
    }

    static void AssertVerified(Outcome outcome)
    {
        var verdict = outcome.Certificate.Verify();
        Assert.Empty(verdict.Problems);
        Assert.Equal(outcome.Objective, verdict.Objective, 1e-9);
        Assert.True(verdict.Bound >= outcome.Objective - 1e-9);
    }
}
