namespace Reciproca.Clearing.Certificates;

/// <summary>The prices of a certificate: of each exchange, of all there is, and of the cuts.</summary>
sealed class PriceList
{
    readonly Certificate certificate;
    readonly CertifiedRound round;
    readonly CutPrices cuts;
    readonly HashSet<string> unused;

    public PriceList(Certificate certificate, CertifiedRound round)
    {
        (this.certificate, this.round) = (certificate, round);
        unused = [.. certificate.Proof.Prices.Keys];
        cuts = new(certificate, round, Limit);
        Total = Capacities() + Quotas() + Forced() + cuts.Total;
    }

    /// <summary>Scaled price of everything the round has.</summary>
    public Int128 Total { get; }

    /// <summary>Names or signs that make the list worthless.</summary>
    public IEnumerable<string> Faults => faults.Concat(cuts.Faults).Concat(unused);
    readonly List<string> faults = [];

    public bool HasCuts => cuts.Count > 0;

    Int128 Take(string name, Int128 amount, bool wish = false)
    {
        unused.Remove(name);
        long price = Of(name);
        if (price < 0 || (wish && price > (Int128)certificate.Proof.Penalty * certificate.Proof.Scale)) faults.Add(name);
        return price * amount;
    }

    long Of(string name) => certificate.Proof.Prices.GetValueOrDefault(name);

    Int128 Capacities()
    {
        Int128 sum = 0;
        foreach (var p in certificate.Participants) sum += Take($"Receive:{p.Id}", p.Facilitator ? 0 : p.CanReceive) + Take($"Give:{p.Id}", p.CanGive);
        foreach (string id in certificate.Exchanges.SelectMany(CertifiedRound.Shared).Distinct()) sum += Take($"Shared:{id}", round.Capacity(id));
        return sum;
    }

    Int128 Quotas()
    {
        Int128 sum = 0;
        foreach (var quota in certificate.Rules.Quotas)
        {
            string name = $"{quota.One}/{quota.Other}";
            if (quota.AtMost is { } most) sum += Take($"QuotaMost:{name}", most);
            sum += Take($"QuotaShare:{name}", 0) + Take($"QuotaLeast:{name}", -quota.AtLeast, wish: true);
        }
        return sum;
    }

    Int128 Forced()
    {
        Int128 sum = 0;
        foreach (string id in certificate.Rules.Forced) sum += Take($"Forced:{id}", -1, wish: true);
        return sum;
    }

    long? Limit(string row) => row.Split(':', 2) switch
    {
        ["Receive", var id] when round.Participants.TryGetValue(id, out var p) => p.Facilitator ? 0 : p.CanReceive,
        ["Give", var id] when round.Participants.TryGetValue(id, out var p) => p.CanGive,
        ["Shared", var id] => round.Capacity(id),
        _ => null,
    };

    /// <summary>Scaled price of what one exchange uses, cuts aside.</summary>
    public Int128 Of(CertifiedExchange e)
    {
        Int128 sum = Rows(e).Aggregate((Int128)0, (total, row) => total + Of(row)) - Of($"Forced:{e.Id}");
        foreach (var quota in certificate.Rules.Quotas) sum += OfQuota(quota, round.Covers(quota, e) ? 1 : 0);
        return sum;
    }

    Int128 OfQuota(CertifiedQuota quota, int covered)
    {
        string name = $"{quota.One}/{quota.Other}";
        return covered * ((Int128)(quota.AtMost is null ? 0 : Of($"QuotaMost:{name}")) - Of($"QuotaLeast:{name}"))
            + (Int128)Of($"QuotaShare:{name}") * (quota.SharePermille - 1000 * covered);
    }

    /// <summary>Names of the rows an exchange uses.</summary>
    public static IEnumerable<string> Rows(CertifiedExchange e) => [$"Receive:{e.Receiver}", $"Give:{e.Giver}", .. CertifiedRound.Shared(e).Select(id => $"Shared:{id}")];

    /// <summary>Scaled price of the cuts a path meets.</summary>
    public Int128 OfCuts(IReadOnlyList<CertifiedExchange> path) => cuts.Of([.. path.Select(e => e.Id)], path.SelectMany(Rows).CountBy(row => row).ToDictionary());
}
