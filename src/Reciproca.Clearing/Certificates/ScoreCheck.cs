namespace Reciproca.Clearing.Certificates;

/// <summary>Is every score the sum of its parts? Asked only of rounds that say how they score.</summary>
static class ScoreCheck
{
    public static IEnumerable<CertificateProblem> Problems(Certificate c)
    {
        if (c.Weights is not { } weights) return [];
        if (!WeightedSum.AreSound(weights)) return [new(CertificateProblemKind.Malformed, nameof(c.Weights))];
        return c.Exchanges.Where(e => !IsSum(weights, e)).Select(e => new CertificateProblem(CertificateProblemKind.WrongScore, e.Id));
    }

    static bool IsSum(IReadOnlyDictionary<string, int> weights, CertifiedExchange e)
    {
        var parts = e.Parts ?? new Dictionary<string, int>();
        return WeightedSum.AreSound(weights, parts) && WeightedSum.Millionths(weights, parts) == e.Score;
    }
}
