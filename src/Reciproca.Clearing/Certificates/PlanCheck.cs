using static Reciproca.Clearing.CertificateProblemKind;

namespace Reciproca.Clearing.Certificates;

/// <summary>Is the plan allowed, and worth what it claims?</summary>
sealed class PlanCheck
{
    readonly Certificate certificate;
    readonly CertifiedRound round;
    readonly List<CertifiedExchange> all;
    readonly List<Relaxation> missed;

    public PlanCheck(Certificate certificate, CertifiedRound round)
    {
        (this.certificate, this.round) = (certificate, round);
        Cycles = [.. certificate.Plan.Cycles.Select(Path)];
        Chains = [.. certificate.Plan.Chains.Select(Path)];
        all = [.. Cycles.Concat(Chains).SelectMany(path => path)];
        missed = [.. Missed()];
        Value = Cycles.Sum(path => round.Value(path, false)) + Chains.Sum(path => round.Value(path, true));
    }

    List<CertifiedExchange[]> Cycles { get; }
    List<CertifiedExchange[]> Chains { get; }
    public long Value { get; }
    public long Missing => missed.Sum(m => (long)m.Missing);
    public Int128 Net => Value - (Int128)Missing * certificate.Proof.Penalty;

    CertifiedExchange[] Path(IReadOnlyList<string> ids) => [.. ids.Select(id => round.Exchanges[id])];

    public IEnumerable<CertificateProblem> Problems() => Broken().Concat(Forbidden()).Concat(Capacities()).Concat(Quotas()).Concat(Claims());

    IEnumerable<CertificateProblem> Broken()
    {
        foreach (var cycle in Cycles)
            if (!IsCycle(cycle)) yield return new(BrokenPath, cycle.FirstOrDefault()?.Id ?? "");
        foreach (var chain in Chains)
            if (!IsChain(chain)) yield return new(BrokenPath, chain.FirstOrDefault()?.Id ?? "");
    }

    bool IsCycle(CertifiedExchange[] path) =>
        path.Length >= 2 && path.Length <= certificate.Rules.LongestCycle && JoinsUp(path) && path[^1].Receiver == path[0].Giver
        && path.Select(e => e.Giver).Distinct().Count() == path.Length && path.All(e => !round.Participants[e.Giver].Facilitator);

    bool IsChain(CertifiedExchange[] path) =>
        path.Length >= 1 && path.Length <= certificate.Rules.LongestChain && JoinsUp(path) && round.Participants[path[0].Giver].Facilitator;

    static bool JoinsUp(CertifiedExchange[] path) => path.Zip(path.Skip(1)).All(pair => pair.First.Receiver == pair.Second.Giver);

    IEnumerable<CertificateProblem> Forbidden() => all.Where(e => round.Forbidden.Contains(e.Id)).Select(e => new CertificateProblem(ForbiddenExchange, e.Id));

    IEnumerable<CertificateProblem> Capacities()
    {
        var given = all.CountBy(e => e.Giver).ToDictionary();
        var received = all.CountBy(e => e.Receiver).ToDictionary();
        foreach (var p in round.Participants.Values)
        {
            var (gives, receives) = (given.GetValueOrDefault(p.Id), received.GetValueOrDefault(p.Id));
            if (gives > p.CanGive || receives > (p.Facilitator ? 0 : p.CanReceive)) yield return new(OverCapacity, p.Id);
            if (!p.Facilitator && gives > receives) yield return new(GivesMoreThanReceives, p.Id);
        }
        foreach (var (id, times) in all.SelectMany(CertifiedRound.Shared).CountBy(id => id))
            if (times > round.Capacity(id)) yield return new(OverCapacity, id);
    }

    IEnumerable<CertificateProblem> Quotas()
    {
        foreach (var quota in certificate.Rules.Quotas)
        {
            int covered = all.Count(e => round.Covers(quota, e));
            if (covered > quota.AtMost || covered * 1000L < (long)quota.SharePermille * all.Count) yield return new(OverCapacity, $"{quota.One}/{quota.Other}");
        }
    }

    IEnumerable<Relaxation> Missed()
    {
        foreach (var quota in certificate.Rules.Quotas)
            if (quota.AtLeast - all.Count(e => round.Covers(quota, e)) is > 0 and var short_) yield return new("quota", $"{quota.One}/{quota.Other}", short_);
        foreach (string id in certificate.Rules.Forced)
            if (all.TrueForAll(e => e.Id != id)) yield return new("forced", id, 1);
    }

    IEnumerable<CertificateProblem> Claims()
    {
        if (Value != certificate.Proof.Objective) yield return new(WrongObjective, nameof(CertifiedProof.Objective));
        if (!missed.ToHashSet().SetEquals(certificate.Plan.Relaxed)) yield return new(WrongRelaxation, nameof(CertifiedPlan.Relaxed));
    }
}
