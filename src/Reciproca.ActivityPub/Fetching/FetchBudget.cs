namespace Reciproca.ActivityPub.Fetching;

/// <summary>
/// What one incoming activity may cost us in fetches, bytes and time, all that follows from it included. Without it a chain of references
/// makes one server fetch for ever. Safe for several threads.
/// </summary>
/// <param name="clock">The clock that ends it.</param>
/// <param name="fetches">Most requests, redirects included.</param>
/// <param name="bytes">Most bytes of answers.</param>
/// <param name="time">How long it may take in all; 30 seconds if not told.</param>
public sealed class FetchBudget(TimeProvider clock, int fetches = 20, long bytes = 4 << 20, TimeSpan? time = null)
{
    private readonly DateTimeOffset end = clock.GetUtcNow() + (time ?? TimeSpan.FromSeconds(30));
    private int fetches = fetches;
    private long bytes = bytes;

    /// <summary>The time that is left; zero when it is over.</summary>
    public TimeSpan Left => end - clock.GetUtcNow() is var left && left > TimeSpan.Zero ? left : TimeSpan.Zero;

    /// <summary>Takes one fetch; false when none is left.</summary>
    public bool TryFetch() => Left > TimeSpan.Zero && Interlocked.Decrement(ref fetches) >= 0;

    /// <summary>Takes bytes; false when they exceed what is left.</summary>
    public bool TryRead(int count) => Interlocked.Add(ref bytes, -count) >= 0;
}
