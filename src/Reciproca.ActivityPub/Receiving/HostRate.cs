using System.Collections.Concurrent;

namespace Reciproca.ActivityPub.Receiving;

/// <summary>
/// Limits how often something may happen per host or address: requests to the inbox, key fetches caused by strangers. Counts whole
/// windows, in memory; safe for several threads.
/// </summary>
/// <param name="clock">The clock that ends a window.</param>
/// <param name="most">How often per window.</param>
/// <param name="window">How long a window is; a minute if not told.</param>
public sealed class HostRate(TimeProvider clock, int most, TimeSpan? window = null)
{
    private const int MostHosts = 50_000;

    private readonly long length = (window ?? TimeSpan.FromMinutes(1)).Ticks;
    private readonly ConcurrentDictionary<string, (long Window, int Count)> counts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Counts one more; false when there have been too many in this window.</summary>
    public bool TryTake(string host)
    {
        var current = clock.GetUtcNow().Ticks / length;
        if (counts.Count >= MostHosts) Forget(current);
        var counted = counts.AddOrUpdate(host, (current, 1), (_, old) => old.Window == current ? (current, old.Count + 1) : (current, 1));
        return counted.Count <= most;
    }

    /// <summary>How long until the next window begins, for a <c>Retry-After</c>.</summary>
    public TimeSpan UntilNext => TimeSpan.FromTicks(length - clock.GetUtcNow().Ticks % length);

    // A flood of invented names must not grow the table: what is left after dropping old windows is dropped too.
    private void Forget(long current)
    {
        foreach (var (host, count) in counts) if (count.Window != current) counts.TryRemove(host, out _);
        if (counts.Count >= MostHosts) counts.Clear();
    }
}
