namespace Reciproca.Spine.Matching;

/// <summary>How much each part of a comparison counts.</summary>
/// <param name="Records">A need with what could answer it, and the other way round.</param>
/// <param name="Peers">A city with a city.</param>
public sealed record Weights(IReadOnlyDictionary<string, int> Records, IReadOnlyDictionary<string, int> Peers)
{
    public const int Most = 100;

    /// <summary>What a new network begins with.</summary>
    public static readonly Weights Standard = new(
        new Dictionary<string, int>
        {
            ["text"] = 24, ["hazard"] = 17, ["topic"] = 17, ["sdg"] = 7, ["size"] = 6, ["power"] = 5, ["language"] = 5, ["landform"] = 4,
            ["income"] = 3, ["pacific"] = 3, ["format"] = 3, ["kept"] = 3, ["fresh"] = 2, ["time"] = 1,
        },
        new Dictionary<string, int>
        {
            ["size"] = 26, ["hazard"] = 20, ["landform"] = 16, ["power"] = 16, ["income"] = 10, ["language"] = 7, ["tier"] = 5,
        });

    /// <summary>Parts that say what a record is about. A pair without one of them comes after all that have one, however alike the cities are.</summary>
    public static readonly IReadOnlyList<string> Subjects = ["text", "hazard", "topic", "sdg"];

    /// <summary>The weighted sum of the parts, as a share of all that could be had.</summary>
    public static Fit Sum(IReadOnlyDictionary<string, int> weights, IEnumerable<Part> found)
    {
        List<Part> parts = [.. found.OrderByDescending(p => weights.GetValueOrDefault(p.Name) * p.Share)];
        var whole = weights.Values.Sum();
        return new Fit(whole == 0 ? 0 : parts.Sum(p => weights.GetValueOrDefault(p.Name) * p.Share) / whole, parts);
    }
}
