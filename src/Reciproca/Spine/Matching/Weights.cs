namespace Reciproca.Spine.Matching;

/// <summary>How much each part of a comparison counts.</summary>
/// <param name="Records">A need with what could answer it, and the other way round.</param>
/// <param name="Peers">A city with a city.</param>
public sealed record Weights(IReadOnlyDictionary<string, int> Records, IReadOnlyDictionary<string, int> Peers)
{
    /// <summary>What a new network begins with.</summary>
    public static readonly Weights Standard = new(
        new Dictionary<string, int>
        {
            ["text"] = 26, ["hazard"] = 18, ["topic"] = 18, ["sdg"] = 8, ["size"] = 7, ["power"] = 6, ["language"] = 5,
            ["landform"] = 4, ["income"] = 3, ["pacific"] = 3, ["fresh"] = 2,
        },
        new Dictionary<string, int>
        {
            ["size"] = 26, ["hazard"] = 20, ["landform"] = 16, ["power"] = 16, ["income"] = 10, ["language"] = 7, ["tier"] = 5,
        });

    /// <summary>Parts that say what a record is about. Without one of them a pair is no match, however alike the cities are.</summary>
    public static readonly IReadOnlyList<string> Subjects = ["text", "hazard", "topic", "sdg"];

    /// <summary>The weighted sum of the parts, as a share of all that could be had.</summary>
    public static Fit Sum(IReadOnlyDictionary<string, int> weights, IEnumerable<Part> found)
    {
        List<Part> parts = [.. found.OrderByDescending(p => weights.GetValueOrDefault(p.Name) * p.Share)];
        var whole = weights.Values.Sum();
        return new Fit(whole == 0 ? 0 : parts.Sum(p => weights.GetValueOrDefault(p.Name) * p.Share) / whole, parts);
    }
}

/// <summary>The weights in force on this node. One instance a node.</summary>
public sealed class NodeWeights
{
    private volatile Weights now = Weights.Standard;

    public Weights Now => now;

    public void Use(Weights weights) => now = weights;
}
