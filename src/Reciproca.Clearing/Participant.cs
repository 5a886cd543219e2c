namespace Reciproca.Clearing;

/// <summary>One who takes part in a round: gives and receives exchanges, or, as a facilitator, only gives.</summary>
/// <remarks>
/// In one round a participant gives at most <see cref="CanGive"/> and receives at most <see cref="CanReceive"/> exchanges, and never gives more
/// than it receives. A facilitator (a funder or an agency in triangular cooperation; an altruistic donor in kidney exchange) receives nothing and
/// starts chains. Source of the model: Roth, Sönmez, Ünver 2004 (cycles) and 2006 (chains); capacities are ours.
/// </remarks>
/// <param name="Id">Name that is unique in the round.</param>
/// <param name="CanGive">Most exchanges it can give in this round (0 or more).</param>
/// <param name="CanReceive">Most exchanges it can receive in this round (0 or more; not read for a facilitator).</param>
public sealed record Participant(string Id, int CanGive = 1, int CanReceive = 1)
{
    /// <summary>Whether it starts chains without receiving.</summary>
    public bool IsFacilitator { get; init; }

    /// <summary>Region for <see cref="RegionQuota"/>, such as "Asia-Pacific"; null when none applies.</summary>
    public string? Region { get; init; }

    /// <summary>Whether no earlier round has served it; see <see cref="RoundOptions.NeverMatchedBonus"/>.</summary>
    public bool NeverMatched { get; init; }
}
