namespace Reciproca.Clearing.Certificates;

/// <summary>A certificate's round with its weights worked out again.</summary>
sealed class CertifiedRound
{
    readonly Certificate certificate;

    public CertifiedRound(Certificate certificate)
    {
        this.certificate = certificate;
        Participants = certificate.Participants.ToDictionary(p => p.Id);
        Exchanges = certificate.Exchanges.ToDictionary(e => e.Id);
        Forced = [.. certificate.Rules.Forced];
        Forbidden = [.. certificate.Rules.Forbidden];
    }

    public IReadOnlyDictionary<string, CertifiedParticipant> Participants { get; }
    public IReadOnlyDictionary<string, CertifiedExchange> Exchanges { get; }
    public HashSet<string> Forced { get; }
    public HashSet<string> Forbidden { get; }

    bool Expected => certificate.Rules.Objective == Objective.ExpectedValue;

    public int Capacity(string needOrOffer) => certificate.Capacities.GetValueOrDefault(needOrOffer, 1);

    public bool Covers(CertifiedQuota quota, CertifiedExchange e)
    {
        var (giver, receiver) = (Participants[e.Giver].Region, Participants[e.Receiver].Region);
        return (giver == quota.One && receiver == quota.Other) || (giver == quota.Other && receiver == quota.One);
    }

    /// <summary>Needs and offers an exchange uses, each once.</summary>
    public static IEnumerable<string> Shared(CertifiedExchange e)
    {
        if (e.Need != null) yield return e.Need;
        if (e.Offer != null && e.Offer != e.Need) yield return e.Offer;
    }

    public long Weight(CertifiedExchange e) => WeightInMillionths(certificate.Rules, e, Participants[e.Receiver]) / certificate.Proof.Unit;

    public static long WeightInMillionths(CertifiedRules rules, CertifiedExchange e, CertifiedParticipant receiver)
    {
        long worth = rules.Objective == Objective.Served ? 1_000_000 : e.Score;
        return receiver.NeverMatched ? worth * (1000 + rules.BonusPermille) / 1000 : worth;
    }

    /// <summary>No path is worth more than the sum of this over its exchanges.</summary>
    public long AtMost(CertifiedExchange e) => Expected ? (Weight(e) * e.Success + 999_999) / 1_000_000 : Weight(e);

    public long Value(IReadOnlyList<CertifiedExchange> path, bool chain) =>
        !Expected ? path.Sum(Weight) : chain ? ExpectedOfChain(path) : ExpectedOfCycle(path);

    long ExpectedOfChain(IReadOnlyList<CertifiedExchange> path) =>
        path.Reverse().Aggregate(0L, (later, e) => (Weight(e) + later) * e.Success / 1_000_000);

    long ExpectedOfCycle(IReadOnlyList<CertifiedExchange> path)
    {
        int first = Enumerable.Range(0, path.Count).Aggregate((a, b) => string.CompareOrdinal(path[b].Id, path[a].Id) < 0 ? b : a);
        return path.Skip(first).Concat(path.Take(first)).Aggregate(path.Sum(Weight), (value, e) => value * e.Success / 1_000_000);
    }
}
