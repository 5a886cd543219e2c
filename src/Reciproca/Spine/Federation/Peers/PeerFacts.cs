using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Peers;

/// <summary>How the exchange with each peer fares, in each direction. What failed is never told as success.</summary>
public sealed class PeerFacts(AppDb db)
{
    public async Task<IReadOnlyList<PeerFact>> All(CancellationToken cancel = default)
    {
        var peers = await db.Set<Peer>().AsNoTracking().OrderBy(p => p.State).ThenBy(p => p.Name).ToListAsync(cancel);
        var waiting = await db.Set<Dispatch>().GroupBy(d => d.Host).Select(g => new { g.Key, Count = g.Count(), Oldest = g.Min(d => d.At), Refused = g.Count(d => d.Error != null) }).ToDictionaryAsync(g => g.Key, cancel);
        var hosts = await db.Set<RemoteHost>().AsNoTracking().ToDictionaryAsync(h => h.Host, cancel);
        var copies = await db.Set<Copy>().Where(c => c.GoneAt == null && c.RecordId != null).GroupBy(c => c.Host).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        return [.. peers.Select(p => new PeerFact(p, hosts.GetValueOrDefault(p.Host))
        {
            Waiting = waiting.GetValueOrDefault(p.Host)?.Count ?? 0, Oldest = waiting.GetValueOrDefault(p.Host)?.Oldest, Refused = waiting.GetValueOrDefault(p.Host)?.Refused ?? 0,
            Copies = copies.GetValueOrDefault(p.Host),
        })];
    }

    /// <summary>What a peer would not have, with its reason.</summary>
    public Task<List<Dispatch>> Stuck(string host, int most, CancellationToken cancel = default) =>
        db.Set<Dispatch>().AsNoTracking().Where(d => d.Host == host && d.Error != null).OrderBy(d => d.At).Take(most).ToListAsync(cancel);

    /// <summary>Where a record of ours has arrived, and where it has yet to.</summary>
    public async Task<IReadOnlyList<Arrival>> Of(Record record, CancellationToken cancel = default)
    {
        var reached = await db.Set<Sharing.Reached>().AsNoTracking().Where(r => r.RecordId == record.Id).ToDictionaryAsync(r => r.Host, cancel);
        var waiting = await db.Set<Dispatch>().AsNoTracking().Where(d => d.RecordId == record.Id).ToListAsync(cancel);
        var hosts = await db.Set<RemoteHost>().AsNoTracking().ToDictionaryAsync(h => h.Host, cancel);
        var peers = await db.Set<Peer>().AsNoTracking().Where(p => p.State == PeerState.Confirmed && p.IsNode).Select(p => p.Host).ToListAsync(cancel);
        return [.. reached.Keys.Union(waiting.Select(d => d.Host)).Union(peers).Order(StringComparer.Ordinal).Select(host => new Arrival(host, reached.GetValueOrDefault(host)?.At,
            reached.GetValueOrDefault(host)?.Revision >= record.Revision, waiting.Find(d => d.Host == host)?.At, waiting.Find(d => d.Host == host)?.Error ?? hosts.GetValueOrDefault(host)?.Error))];
    }
}

/// <param name="Sending">How the host fares that we send to; null before the first time.</param>
public sealed record PeerFact(Peer Peer, RemoteHost? Sending)
{
    public int Waiting { get; init; }
    public DateTime? Oldest { get; init; }
    public int Refused { get; init; }
    public int Copies { get; init; }
    public bool SendingFails => Sending?.FailingSince is not null || Refused > 0;
    public bool ReadingFails => Peer.Failure is not null || Peer.NewFingerprint is not null;
}

/// <summary>A record and one host.</summary>
/// <param name="At">When it last arrived; null if never.</param>
/// <param name="Current">Whether that was the record as it is now.</param>
/// <param name="WaitingSince">Since when something about it waits to be sent.</param>
public sealed record Arrival(string Host, DateTime? At, bool Current, DateTime? WaitingSince, string? Error);
