namespace Reciproca.Clearing;

/// <summary>A limit on exchanges between two regions, in either direction. The same region twice means exchanges within it.</summary>
/// <param name="One">A region, as in <see cref="Participant.Region"/>.</param>
/// <param name="Other">The other region.</param>
public sealed record RegionQuota(string One, string Other)
{
    /// <summary>At least so many exchanges; a wish that is relaxed, and reported, when it cannot be met.</summary>
    public int AtLeast { get; init; }

    /// <summary>At most so many exchanges; always kept. Null: no limit.</summary>
    public int? AtMost { get; init; }

    /// <summary>At least this share in [0, 1] of all exchanges of the round, kept to a thousandth; always kept, if need be by fewer exchanges.</summary>
    public double ShareAtLeast { get; init; }

    internal int Permille => (int)Math.Round(ShareAtLeast * 1000);
    internal string Name => $"{One}/{Other}";
    internal bool Covers(string? giver, string? receiver) =>
        (giver == One && receiver == Other) || (giver == Other && receiver == One);
}
