using static Reciproca.Clearing.CertificateProblemKind;

namespace Reciproca.Clearing.Certificates;

/// <summary>Do the prices prove the bound?</summary>
sealed class BoundCheck(Certificate certificate, CertifiedRound round, CancellationToken cancellation)
{
    // Ten exchanges of a path must add up within 64 bits.
    static readonly Int128 Largest = long.MaxValue / 20;

    public IEnumerable<CertificateProblem> Problems(Int128 planNet)
    {
        var prices = new PriceList(certificate, round);
        foreach (string fault in prices.Faults) yield return new(Malformed, fault);
        Int128 bound = Floor(prices.Total);
        if (bound != certificate.Proof.Bound || certificate.Proof.Bound < planNet || certificate.Proof.SearchBound < planNet)
            yield return new(WrongBound, nameof(CertifiedProof.Bound));
        foreach (var problem in Underpricing(prices)) yield return problem;
    }

    Int128 Floor(Int128 scaled)
    {
        Int128 quotient = scaled / certificate.Proof.Scale;
        return scaled % certificate.Proof.Scale < 0 ? quotient - 1 : quotient;
    }

    IEnumerable<CertificateProblem> Underpricing(PriceList prices)
    {
        var usable = certificate.Exchanges.Where(IsPossible).ToList();
        var gains = usable.Select(e => (Int128)round.AtMost(e) * certificate.Proof.Scale - prices.Of(e)).ToList();
        if (gains.FindIndex(gain => Int128.Abs(gain) > Largest) is >= 0 and var large) return [new(Malformed, usable[large].Id)];
        var search = new GainfulPaths(certificate.Rules, round, [.. usable.Zip(gains, (e, gain) => (e, (long)gain))], cancellation);
        return search.Find(path => IsUnderpriced(prices, path)) is { } found ? [new(Underpriced, found)] : [];
    }

    bool IsPossible(CertifiedExchange e)
    {
        var giver = round.Participants[e.Giver];
        return !round.Forbidden.Contains(e.Id) && round.Participants[e.Receiver].CanReceive > 0 && giver.CanGive > 0 && (giver.Facilitator || giver.CanReceive > 0);
    }

    bool IsUnderpriced(PriceList prices, IReadOnlyList<CertifiedExchange> path)
    {
        Int128 price = path.Aggregate((Int128)0, (sum, e) => sum + prices.Of(e)) + (prices.HasCuts ? prices.OfCuts(path) : 0);
        return (Int128)round.Value(path, round.Participants[path[0].Giver].Facilitator) * certificate.Proof.Scale > price;
    }
}
