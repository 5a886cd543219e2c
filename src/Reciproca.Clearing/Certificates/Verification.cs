namespace Reciproca.Clearing.Certificates;

/// <summary>
/// Checks a certificate from nothing but itself. Shares no code with the solver: what both must agree on (weights, values, rows) is written here a
/// second time on purpose.
/// </summary>
sealed class Verification(Certificate certificate, CancellationToken cancellation)
{
    readonly List<CertificateProblem> problems = [];

    public Verdict Run()
    {
        problems.AddRange(Wellformedness.Problems(certificate));
        if (problems.Count > 0) return new(problems, 0, double.PositiveInfinity, double.PositiveInfinity);
        problems.AddRange(ScoreCheck.Problems(certificate));
        var round = new CertifiedRound(certificate);
        var plan = new PlanCheck(certificate, round);
        problems.AddRange(plan.Problems());
        problems.AddRange(new BoundCheck(certificate, round, cancellation).Problems(plan.Net));
        return Verdict(plan);
    }

    Verdict Verdict(PlanCheck plan)
    {
        double unit = certificate.Proof.Unit / 1e6;
        double missing = (double)plan.Missing * certificate.Proof.Penalty;
        return new(problems, plan.Value * unit, (certificate.Proof.Bound + missing) * unit, (certificate.Proof.SearchBound + missing) * unit);
    }
}
