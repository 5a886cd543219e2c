namespace Reciproca.Spine.Matching;

/// <summary>The weights in force on this node and the exchanges its cities have kept. One instance a node; <see cref="MatchWeights.Refresh"/> fills it.</summary>
public sealed class NodeWeights
{
    private volatile Known known = new(Weights.Standard, new Dictionary<string, int>(), default);

    public Weights Now => known.Weights;

    /// <summary>How many exchanges each giver has kept, by the short id of the organisation.</summary>
    public IReadOnlyDictionary<string, int> Kept => known.Kept;

    /// <summary>When this was last read from the database.</summary>
    public DateTime ReadAt => known.ReadAt;

    /// <remarks>What has not changed stays the same object, so that rankings remembered with it stay good.</remarks>
    public void Use(Weights weights, IReadOnlyDictionary<string, int>? kept = null, DateTime readAt = default)
    {
        var same = Same(weights.Records, Now.Records) && Same(weights.Peers, Now.Peers);
        known = new(same ? Now : weights, kept is null || Same(kept, Kept) ? Kept : kept, readAt);
    }

    private static bool Same(IReadOnlyDictionary<string, int> one, IReadOnlyDictionary<string, int> other) =>
        one.Count == other.Count && one.All(w => other.TryGetValue(w.Key, out var value) && value == w.Value);

    private sealed record Known(Weights Weights, IReadOnlyDictionary<string, int> Kept, DateTime ReadAt);
}
