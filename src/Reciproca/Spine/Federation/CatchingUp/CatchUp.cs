using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.CatchingUp;

/// <summary>
/// Reads a peer's records from our mark on, a page at a time; page and mark are committed together. So a node that was away, however long, has
/// everything when it has come to the end, whatever became of the messages that were sent to it meanwhile.
/// </summary>
public sealed class CatchUp(IServiceScopeFactory scopes, Outside outside, PeerBook book, Refusals refusals, TimeProvider clock, ILogger<CatchUp> log)
{
    public static readonly TimeSpan Interval = TimeSpan.FromMinutes(10);

    // a peer that has just agreed may know of it a moment later than we do
    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(20);

    private static readonly ExpansionLimits PageLimits = new(Depth: 24, Nodes: 200_000, Values: 2_000_000);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Reads from every peer whose turn it is; returns how many records changed.</summary>
    public async Task<int> Run(bool all = false, CancellationToken cancel = default)
    {
        var (before, failedBefore) = (Now - Interval, Now - AfterFailure);
        List<Guid> due;
        await using (var scope = scopes.CreateAsyncScope())
            due = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Peer>()
                .Where(p => p.IsNode && p.State == PeerState.Confirmed && (all || p.TriedAt == null || p.TriedAt < before || (p.Failure != null && p.TriedAt < failedBefore))).Select(p => p.Id).ToListAsync(cancel);
        var changed = 0;
        foreach (var id in due) changed += await From(id, cancel);
        return changed;
    }

    public async Task<int> From(Guid id, CancellationToken cancel)
    {
        var changed = 0;
        try
        {
            if (!await Meet(id, cancel)) return 0;
            while (await Page(id, cancel) is var (kept, more))
            {
                changed += kept;
                if (!more) break;
            }
            await Write(id, peer => (peer.TriedAt, peer.CaughtUpAt, peer.Failure) = (Now, Now, null), cancel);
        }
        catch (PeerFailedException failed)
        {
            log.LogInformation("Nothing could be read from a peer: {Reason}", failed.Message);
            await Write(id, peer => (peer.TriedAt, peer.Failure) = (Now, failed.Message), cancel);
        }
        return changed;
    }

    /// <summary>Whether it is still the node whose key was read aloud.</summary>
    private async Task<bool> Meet(Guid id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var peer = await db.Set<Peer>().SingleAsync(p => p.Id == id, cancel);
        var seen = await scope.ServiceProvider.GetRequiredService<Peering>().Look(peer.Host, cancel) ?? throw new PeerFailedException("Unreachable");
        if (!seen.IsNode) throw new PeerFailedException("NoNode");
        scope.ServiceProvider.GetRequiredService<Rekeying>().Notice(peer, seen, vouched: false);
        peer.TriedAt = Now;
        await db.SaveChangesAsync(cancel);
        book.Forget();
        return peer.Exchanges;
    }

    private async Task<(int Kept, bool More)> Page(Guid id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var peer = await db.Set<Peer>().SingleAsync(p => p.Id == id, cancel);
        var page = await Fetch($"{peer.Records}?after={peer.Mark}", cancel);
        var until = page.Number(Rcp.Until) ?? throw new PeerFailedException("Malformed");
        var kept = await Keep(scope.ServiceProvider, peer, [.. page.Nodes(As.Items)], cancel);
        var more = until > peer.Mark;
        peer.Mark = (long)until;
        await Commit(db, scope.ServiceProvider, peer, page, cancel);
        return (kept, more && page.Reference(As.Next) is not null);
    }

    private async Task<int> Keep(IServiceProvider services, Peer peer, List<LdNode> items, CancellationToken cancel)
    {
        var (copying, kinds) = (services.GetRequiredService<Copying>(), services.GetRequiredService<RecordKinds>());
        var mine = items.Where(i => i.Id is { } uri && Origins.Same(uri, peer.Actor)).ToList();
        var records = mine.Where(i => !i.Is(As.Tombstone)).Select(i => Read(i, kinds, peer)).OfType<ReceivedRecord>().ToList();
        var stones = mine.Where(i => i.Is(As.Tombstone)).ToList();
        await copying.Expect(records, stones.Select(s => s.Id!), cancel);
        var changed = 0;
        foreach (var record in records) changed += await Try(() => copying.Keep(record, peer), peer, record.Uri);
        foreach (var stone in stones) changed += await Try(() => copying.TakeBack(stone.Id!, peer.Host, (int?)stone.Number(Rcp.Revision)), peer, stone.Id!);
        return changed;
    }

    private async Task<int> Try(Func<Task<bool>> keep, Peer peer, string uri)
    {
        try { return await keep() ? 1 : 0; }
        catch (UnfitRecordException unfit) { refusals.Note(peer.Host, StatusCodes.Status202Accepted, "UnfitRecord", $"{uri} {unfit.Message}"); return 0; }
    }

    /// <summary>One record that the database will not have must not keep the others out: then each is kept alone.</summary>
    private async Task Commit(AppDb db, IServiceProvider services, Peer peer, LdNode page, CancellationToken cancel)
    {
        try { await db.SaveChangesAsync(cancel); return; }
        catch (DbUpdateException error) { log.LogWarning(error, "A page of {Host} is kept record by record", peer.Host); }
        foreach (var item in page.Nodes(As.Items))
        {
            await using var scope = scopes.CreateAsyncScope();
            var alone = scope.ServiceProvider.GetRequiredService<AppDb>();
            try
            {
                await Keep(scope.ServiceProvider, await alone.Set<Peer>().SingleAsync(p => p.Id == peer.Id, cancel), [item], cancel);
                await alone.SaveChangesAsync(cancel);
            }
            catch (DbUpdateException error) { refusals.Note(peer.Host, StatusCodes.Status202Accepted, "UnfitRecord", $"{item.Id} {error.InnerException?.Message}"); }
        }
        await Write(peer.Id, p => p.Mark = peer.Mark, cancel);
    }

    private ReceivedRecord? Read(LdNode item, RecordKinds kinds, Peer peer)
    {
        try { return ReceivedRecord.Read(item, kinds) is var record && Origins.Same(record.Steward.Uri, peer.Actor) ? record : null; }
        catch (UnfitRecordException unfit) { refusals.Note(peer.Host, StatusCodes.Status202Accepted, "UnfitRecord", $"{item.Id} {unfit.Message}"); return null; }
    }

    internal async Task<LdNode> Fetch(string address, CancellationToken cancel)
    {
        var result = await (await outside.Pages).Get(new Uri(address), DocumentKind.Activity, outside.Budget(), cancel);
        if (!result.Found) throw new PeerFailedException($"{result.Refusal}{(result.Status is { } status ? $" ({status})" : "")}");
        try { return Expander.Expand(result.Document.Json, PageLimits).Root; }
        catch (ExpansionException) { throw new PeerFailedException("Malformed"); }
    }

    private async Task Write(Guid id, Action<Peer> change, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        change(await db.Set<Peer>().SingleAsync(p => p.Id == id, cancel));
        await db.SaveChangesAsync(cancel);
    }
}

/// <summary>A peer cannot be read from now, and why.</summary>
public sealed class PeerFailedException(string why) : Exception(why);
