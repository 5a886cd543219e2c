using Reciproca.Clearing;

namespace Reciproca.Bench.Clearing;

/// <summary>What one run came to.</summary>
sealed record BenchLine(string Instance, int Cycle, int Chain, double Objective, double Bound, double Gap, string Status, double Seconds, long Megabytes)
{
    public int Participants { get; init; }
    public int Exchanges { get; init; }
    public double? Published { get; init; }
    /// <summary>Processor seconds of all threads: on a machine shared with others the figure that can be compared.</summary>
    public double Busy { get; init; }
    public bool Verified { get; init; }
    public double CheckedBound { get; init; }
    public ClearingStatistics? Statistics { get; init; }
    public List<PlainResult> Plain { get; init; } = [];

    /// <summary>Whether it may be believed: the certificate holds, and nothing contradicts the published optimum.</summary>
    public bool IsSound => Verified && (Published is null || (Objective <= Published + 1e-6 && Bound >= Published - 1e-6));

    public bool IsPublishedOptimum => Status == nameof(ClearingStatus.Optimal) && Published is { } published && Math.Abs(Objective - published) < 1e-6;
}
