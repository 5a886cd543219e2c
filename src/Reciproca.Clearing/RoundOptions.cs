namespace Reciproca.Clearing;

/// <summary>The rules by which a round is cleared.</summary>
public sealed record RoundOptions
{
    /// <summary>Longest cycle, in exchanges: 2 allows swaps, 3 triangles too. 0: no cycles.</summary>
    public int LongestCycle { get; init; } = 3;

    /// <summary>Longest chain, in exchanges counted from the facilitator. 0: no chains.</summary>
    public int LongestChain { get; init; } = 4;

    /// <summary>What is maximised.</summary>
    public Objective Objective { get; init; } = Objective.Score;

    /// <summary>An exchange counts 1 + this much when its receiver was never matched, in [0, 100].</summary>
    public double NeverMatchedBonus { get; init; }

    /// <summary>Limits between regions.</summary>
    public IReadOnlyList<RegionQuota> Quotas { get; init; } = [];

    /// <summary>Ids of exchanges the round must contain, for example those already accepted; relaxed, and reported, only when no cycle or chain allows it.</summary>
    public IReadOnlyList<string> Forced { get; init; } = [];

    /// <summary>Ids of exchanges the round must not contain, for example those declined or vetoed.</summary>
    public IReadOnlyList<string> Forbidden { get; init; } = [];

    /// <summary>Ids of exchanges to prefer between plans that are nearly as good, such as those with a partner someone asked for. Not in the certificate.</summary>
    public IReadOnlyList<string> Preferred { get; init; } = [];

    /// <summary>Part of the objective in [0, 0.2] that may be given up for <see cref="Preferred"/> exchanges; the proven gap counts it.</summary>
    public double PreferenceCost { get; init; }

    /// <summary>How long to search; the best found is returned then with its proven gap.</summary>
    public TimeSpan TimeLimit { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Decides between equals. A search that ends before its time limit gives the same outcome for the same seed and threads.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Threads to use.</summary>
    public int Threads { get; init; } = Math.Clamp(Environment.ProcessorCount, 1, 4);

    /// <summary>Stop once the proven gap is no larger than this fraction of the bound.</summary>
    public double EnoughGap { get; init; }
}
