using System.Collections.Concurrent;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.Keys;

namespace Reciproca.ActivityPub.Receiving;

/// <summary>
/// Keeps other servers' keys in memory and fetches each once at a time. A stranger who forges signatures in a known key's name makes us
/// ask for it again only every few minutes, and one host only so often a minute. Pass <see cref="Find"/> as a <see
/// cref="Signatures.KeyLookup"/>.
/// </summary>
/// <param name="remote">What fetches keys.</param>
/// <param name="clock">The clock that ends the memory.</param>
/// <param name="rate">How often one host may be asked.</param>
public sealed class CachedKeys(RemoteKeys remote, TimeProvider clock, HostRate rate)
{
    private const int MostKeys = 20_000;
    private static readonly TimeSpan FoundFor = TimeSpan.FromDays(1);
    private static readonly TimeSpan BetweenFetches = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<string, Lazy<Task<Kept>>> kept = new(StringComparer.Ordinal);

    private sealed record Kept(PublicKey? Key, DateTimeOffset At);

    /// <summary>The key at a URI; null if it cannot be had now. A failure is remembered for five minutes, a key for a day.</summary>
    /// <param name="keyId">The key's URI.</param>
    /// <param name="fresh">Whether a copy older than five minutes is to be passed over.</param>
    /// <param name="cancel">Ends the waiting; the fetch itself goes on for others who wait.</param>
    public async ValueTask<PublicKey?> Find(string keyId, bool fresh, CancellationToken cancel)
    {
        if (kept.TryGetValue(keyId, out var copy) && await Read(copy, cancel) is { } known && IsGood(known, fresh)) return known.Key;
        if (!Uri.TryCreate(keyId, UriKind.Absolute, out var uri) || !rate.TryTake(uri.Authority)) return null;
        if (kept.Count >= MostKeys) kept.Clear();
        var fetch = new Lazy<Task<Kept>>(() => Fetch(keyId));
        var winner = kept.AddOrUpdate(keyId, fetch, (_, present) => ReferenceEquals(present, copy) ? fetch : present);
        return (await Read(winner, cancel))?.Key;
    }

    private bool IsGood(Kept known, bool fresh) =>
        clock.GetUtcNow() - known.At < (fresh || known.Key is null ? BetweenFetches : FoundFor);

    private async Task<Kept> Fetch(string keyId) => new(await remote.Find(keyId, new FetchBudget(clock, fetches: 6)), clock.GetUtcNow());

    private static async Task<Kept?> Read(Lazy<Task<Kept>> copy, CancellationToken cancel) => await copy.Value.WaitAsync(cancel);
}
