namespace Reciproca.Clearing;

/// <summary>A score as a plain sum of named parts, so that anyone can add it up again: Σ weight · share / Σ weight, rounded down to a millionth.</summary>
public static class WeightedSum
{
    /// <summary>Largest weight a part may have.</summary>
    public const int MostWeight = 1_000_000;

    /// <summary>The score in millionths.</summary>
    /// <param name="weights">How much each part counts, in [0, <see cref="MostWeight"/>].</param>
    /// <param name="parts">How much of each part there is, in thousandths; a part that is absent counts 0, one without a weight is not counted.</param>
    public static long Millionths(IReadOnlyDictionary<string, int> weights, IReadOnlyDictionary<string, int> parts)
    {
        long whole = weights.Values.Sum(weight => (long)weight);
        return whole <= 0 ? 0 : parts.Sum(part => (long)weights.GetValueOrDefault(part.Key) * part.Value) * 1000 / whole;
    }

    /// <summary>The score in [0, 1].</summary>
    public static double Of(IReadOnlyDictionary<string, int> weights, IReadOnlyDictionary<string, int> parts) => Millionths(weights, parts) / 1e6;

    internal static bool AreSound(IReadOnlyDictionary<string, int> weights) => weights.Values.All(weight => weight is >= 0 and <= MostWeight);

    internal static bool AreSound(IReadOnlyDictionary<string, int> weights, IReadOnlyDictionary<string, int> parts) =>
        parts.All(part => part.Value is >= 0 and <= 1000 && weights.ContainsKey(part.Key));
}
