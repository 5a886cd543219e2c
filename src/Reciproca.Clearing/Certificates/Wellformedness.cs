namespace Reciproca.Clearing.Certificates;

/// <summary>Refuses certificates whose names or figures make no sense, before anything is computed with them.</summary>
static class Wellformedness
{
    const int Longest = 10;

    public static IEnumerable<CertificateProblem> Problems(Certificate c)
    {
        var people = c.Participants.Select(p => p.Id).ToHashSet();
        var exchanges = c.Exchanges.Select(e => e.Id).ToHashSet();
        if (people.Count != c.Participants.Count) yield return Malformed(nameof(c.Participants));
        if (exchanges.Count != c.Exchanges.Count) yield return Malformed(nameof(c.Exchanges));
        if (c.Participants.FirstOrDefault(p => p.CanGive < 0 || p.CanReceive < 0) is { } odd) yield return Malformed(odd.Id);
        var facilitators = c.Participants.Where(p => p.Facilitator).Select(p => p.Id).ToHashSet();
        if (c.Exchanges.FirstOrDefault(e => IsOdd(e, people) || facilitators.Contains(e.Receiver)) is { } wrong) yield return Malformed(wrong.Id);
        foreach (string id in Named(c).Where(id => !exchanges.Contains(id))) yield return Malformed(id);
        if (c.Capacities.Values.Any(n => n < 0)) yield return Malformed(nameof(c.Capacities));
        if (!AreRulesSound(c.Rules)) yield return Malformed(nameof(c.Rules));
        if (c.Proof is not { Unit: > 0, Scale: > 0, Penalty: >= 0 }) yield return Malformed(nameof(c.Proof));
        else if (facilitators != null && !DividesWeights(c)) yield return Malformed(nameof(c.Proof.Unit));
    }

    static CertificateProblem Malformed(string subject) => new(CertificateProblemKind.Malformed, subject);

    static bool IsOdd(CertifiedExchange e, HashSet<string> people) =>
        e.Score is < 0 or > 1_000_000 || e.Success is < 0 or > 1_000_000 || !people.Contains(e.Giver) || !people.Contains(e.Receiver) || e.Giver == e.Receiver;

    static IEnumerable<string> Named(Certificate c) => c.Plan.Cycles.Concat(c.Plan.Chains).SelectMany(path => path).Concat(c.Rules.Forced).Concat(c.Rules.Forbidden);

    static bool AreRulesSound(CertifiedRules r) =>
        r.LongestCycle is >= 0 and <= Longest && r.LongestChain is >= 0 and <= Longest && r.BonusPermille is >= 0 and <= 100_000
        && r.Forced.Distinct().Count() == r.Forced.Count
        && r.Quotas.All(q => q.AtLeast >= 0 && q.SharePermille is >= 0 and <= 1000)
        && r.Quotas.Select(q => $"{q.One}/{q.Other}").Distinct().Count() == r.Quotas.Count;

    static bool DividesWeights(Certificate c)
    {
        var people = c.Participants.GroupBy(p => p.Id).ToDictionary(g => g.Key, g => g.First());
        return c.Exchanges.All(e => people.TryGetValue(e.Receiver, out var receiver) && CertifiedRound.WeightInMillionths(c.Rules, e, receiver) % c.Proof.Unit == 0);
    }
}
