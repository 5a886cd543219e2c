namespace Reciproca.Bench.Finding;

/// <summary>One way of finding: a query's documents, best first, and what the index cost.</summary>
sealed record Engine(string Method, Func<Text, List<string>> Search)
{
    public double IndexMilliseconds { get; init; }
    public long IndexBytes { get; init; }

    /// <summary>What is timed: a page of results; the deep list that judging wants is not what a reader waits for.</summary>
    public Action<Text>? Page { get; init; }

    public Action? End { get; init; }
}
