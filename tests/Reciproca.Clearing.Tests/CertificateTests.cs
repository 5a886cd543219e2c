using Xunit;

namespace Reciproca.Clearing.Tests;

public sealed class CertificateTests
{
    static readonly Certificate Sound = RoundSolver.Clear(Made.Round(40, 3)).Certificate;

    static CertificateProblemKind[] Kinds(Certificate certificate) => [.. certificate.Verify().Problems.Select(p => p.Kind).Distinct()];

    static readonly Certificate Split = Enumerable.Range(1, 40).Select(seed => RoundSolver.Clear(Made.Round(90, (ulong)seed)).Certificate).First(c => c.Proof.Splits != null);

    static Certificate WithSplits(Func<CertifiedSplit, CertifiedSplit> change) => Split with { Proof = Split.Proof with { Splits = [.. Split.Proof.Splits!.Select(change)] } };

    static CertifiedSide Shrunk(CertifiedSide side) => side with { Rows = side.Rows.ToDictionary(r => r.Key, r => r.Value / 2), Path = side.Path / 2 };

    [Fact]
    public void Split_cuts_prove_and_survive_the_file()
    {
        Assert.NotEmpty(Split.Proof.Splits!);
        using var file = new MemoryStream();
        Split.Write(file);
        file.Position = 0;
        var verdict = Certificate.Read(file).Verify();
        Assert.Empty(verdict.Problems);
        Assert.Equal(Split.Proof.Bound, verdict.Bound * 1e6 / Split.Proof.Unit, 1e-3);
    }

    [Fact]
    public void A_split_cut_that_limits_less_proves_less() =>
        Assert.Contains(CertificateProblemKind.Underpriced, Kinds(WithSplits(s => s with { Below = Shrunk(s.Below), Above = Shrunk(s.Above) })));

    [Fact]
    public void A_split_cut_that_does_not_hold_is_found_out()
    {
        Assert.Contains(CertificateProblemKind.Malformed, Kinds(WithSplits(s => s with { Above = s.Above with { Path = 1000 } })));
        Assert.Contains(CertificateProblemKind.Malformed, Kinds(WithSplits(s => s with { Below = s.Below with { Rows = new Dictionary<string, long> { ["Receive:Atlantis"] = 1 } } })));
        Assert.Contains(CertificateProblemKind.Malformed, Kinds(WithSplits(s => s with { Path = ["no such exchange"] })));
        Assert.Contains(CertificateProblemKind.Malformed, Kinds(WithSplits(s => s with { Price = -1 })));
    }

    [Fact]
    public void Split_cuts_whose_sum_would_wrap_round_are_refused()
    {
        var participants = Split.Participants.Select(p => p with { CanReceive = int.MaxValue }).ToList();
        var many = WithSplits(s => s with { Price = long.MaxValue, Below = s.Below with { Rows = participants.Where(p => !p.Facilitator).ToDictionary(p => $"Receive:{p.Id}", _ => 1_000_000L) } });
        Assert.Contains(CertificateProblemKind.Malformed, Kinds(many with { Participants = participants }));
    }

    [Fact]
    public void A_certificate_survives_its_file()
    {
        string path = Path.GetTempFileName();
        Sound.Write(path);
        var verdict = RoundVerifier.Verify(path);
        Assert.Empty(verdict.Problems);
        Assert.Equal(0, RoundVerifier.Run(path, TextWriter.Null));
        File.Delete(path);
    }

    [Fact]
    public void What_is_no_certificate_is_said_to_be_none()
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, """{"format":"something else"}""");
        Assert.Throws<FormatException>(() => RoundVerifier.Verify(path));
        Assert.Equal(2, RoundVerifier.Run(path, TextWriter.Null));
        File.Delete(path);
    }

    [Fact]
    public void A_higher_objective_than_the_plan_has_is_found_out() =>
        Assert.Equal([CertificateProblemKind.WrongObjective], Kinds(Sound with { Proof = Sound.Proof with { Objective = Sound.Proof.Objective + 1 } }));

    [Fact]
    public void A_lower_bound_than_the_prices_prove_is_found_out() =>
        Assert.Contains(CertificateProblemKind.WrongBound, Kinds(Sound with { Proof = Sound.Proof with { Bound = Sound.Proof.Bound - 1 } }));

    [Fact]
    public void A_price_too_low_to_prove_anything_is_found_out()
    {
        var highest = Sound.Proof.Prices.MaxBy(price => price.Value);
        var prices = Sound.Proof.Prices.ToDictionary();
        prices[highest.Key] = 0;
        Assert.Contains(CertificateProblemKind.Underpriced, Kinds(Sound with { Proof = Sound.Proof with { Prices = prices } }));
    }

    [Fact]
    public void A_price_for_something_that_does_not_exist_is_found_out()
    {
        var prices = Sound.Proof.Prices.Append(new("Receive:Atlantis", 5)).ToDictionary();
        Assert.Contains(CertificateProblemKind.Malformed, Kinds(Sound with { Proof = Sound.Proof with { Prices = prices } }));
    }

    [Fact]
    public void A_plan_that_uses_a_capacity_twice_is_found_out() =>
        Assert.Contains(CertificateProblemKind.OverCapacity, Kinds(Sound with { Plan = Sound.Plan with { Cycles = [.. Sound.Plan.Cycles, .. Sound.Plan.Cycles] } }));

    [Fact]
    public void A_cycle_that_does_not_join_up_is_found_out()
    {
        var broken = Sound.Plan.Cycles.Select(cycle => (IReadOnlyList<string>)[.. cycle.Skip(1)]).ToList();
        Assert.Contains(CertificateProblemKind.BrokenPath, Kinds(Sound with { Plan = Sound.Plan with { Cycles = broken } }));
    }

    [Fact]
    public void A_score_changed_afterwards_is_found_out()
    {
        string used = Sound.Plan.Cycles[0][0];
        var exchanges = Sound.Exchanges.Select(e => e.Id == used ? e with { Score = 1_000_000 } : e).ToList();
        Assert.NotEmpty(Kinds(Sound with { Exchanges = exchanges }));
    }

    [Fact]
    public void A_forbidden_exchange_in_the_plan_is_found_out() =>
        Assert.Contains(CertificateProblemKind.ForbiddenExchange, Kinds(Sound with { Rules = Sound.Rules with { Forbidden = [Sound.Plan.Cycles[0][0]] } }));

    [Fact]
    public void A_missed_wish_that_is_not_stated_is_found_out()
    {
        string unused = Sound.Exchanges.Select(e => e.Id).Except(Sound.Plan.Cycles.Concat(Sound.Plan.Chains).SelectMany(path => path)).First();
        Assert.Contains(CertificateProblemKind.WrongRelaxation, Kinds(Sound with { Rules = Sound.Rules with { Forced = [unused] } }));
    }

    [Fact]
    public void Absurd_figures_are_refused_and_do_not_overflow()
    {
        var prices = Sound.Proof.Prices.ToDictionary(price => price.Key, _ => long.MaxValue);
        Assert.NotEmpty(Kinds(Sound with { Proof = Sound.Proof with { Prices = prices } }));
    }
}
