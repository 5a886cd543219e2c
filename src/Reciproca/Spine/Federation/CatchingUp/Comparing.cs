using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.CatchingUp;

/// <summary>Compares our copies with what the peer says there is, part by part where they differ, and mends what is missing, old or too much.</summary>
public sealed class Comparing(IServiceScopeFactory scopes, CatchUp catchUp, Outside outside, RecordKinds kinds, TimeProvider clock, ILogger<Comparing> log)
{
    public static readonly TimeSpan Interval = TimeSpan.FromHours(12);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<int> Run(bool all = false, CancellationToken cancel = default)
    {
        var before = Now - Interval;
        List<Guid> due;
        await using (var scope = scopes.CreateAsyncScope())
            due = await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Peer>()
                .Where(p => p.IsNode && p.State == PeerState.Confirmed && p.NewFingerprint == null && p.Failure == null && p.CaughtUpAt != null && (all || p.SameAt == null || p.SameAt < before)).Select(p => p.Id).ToListAsync(cancel);
        var mended = 0;
        foreach (var id in due) mended += await With(id, cancel);
        return mended;
    }

    /// <returns>How many copies had to be mended.</returns>
    public async Task<int> With(Guid id, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var peer = await db.Set<Peer>().SingleAsync(p => p.Id == id, cancel);
        try
        {
            peer.Mended = await Mend(scope.ServiceProvider, db, peer, cancel);
            if (peer.Mended > 0) await db.SaveChangesAsync(cancel);
            if (await Differing(peer, await Held(db, peer, cancel), cancel) is { Count: 0 }) peer.SameAt = Now;
        }
        catch (PeerFailedException failed)
        {
            log.LogInformation("{Host} could not be compared with: {Reason}", peer.Host, failed.Message);
            peer.Failure = failed.Message;
        }
        await db.SaveChangesAsync(cancel);
        return peer.Mended;
    }

    private async Task<int> Mend(IServiceProvider services, AppDb db, Peer peer, CancellationToken cancel)
    {
        var (held, mended) = (await Held(db, peer, cancel), 0);
        foreach (var part in await Differing(peer, held, cancel))
        {
            var theirs = (await catchUp.Fetch($"{peer.Digest}/{part}?kinds={Uri.EscapeDataString(peer.Takes ?? "")}", cancel)).All(As.Items).OfType<LdLiteral>().Select(l => (l.Text ?? "").Split(' ')).Where(l => l.Length == 2)
                .ToDictionary(l => l[0], l => int.TryParse(l[1], out var revision) ? revision : 0);
            var ours = held.Part(part);
            foreach (var uri in theirs.Keys.Union(ours.Keys).Where(u => theirs.GetValueOrDefault(u, -1) != ours.GetValueOrDefault(u, -1)).ToList())
                if (await MendOne(services, peer, uri, theirs.ContainsKey(uri), cancel)) mended++;
        }
        return mended;
    }

    /// <summary>What is there is fetched from its own address; what is not is taken back as its origin would have told us to.</summary>
    private async Task<bool> MendOne(IServiceProvider services, Peer peer, string uri, bool exists, CancellationToken cancel)
    {
        var copying = services.GetRequiredService<Copying>();
        if (Addresses.HostOf(uri) != peer.Host) return false;
        if (!exists) return await copying.TakeBack(uri, peer.Host, null);
        var fetched = await (await outside.Pages).GetObject(uri, outside.Budget(), cancel);
        if (fetched.Refusal == FetchRefusal.Gone) return await copying.TakeBack(uri, peer.Host, null);
        try { return fetched.Node is { } node && await copying.Keep(ReceivedRecord.Read(node, kinds), peer); }
        catch (UnfitRecordException) { return false; }
    }

    private async Task<IReadOnlyList<int>> Differing(Peer peer, Holdings held, CancellationToken cancel)
    {
        var answer = await catchUp.Fetch($"{peer.Digest}?mine={held.Digest}&kinds={Uri.EscapeDataString(peer.Takes ?? "")}", cancel);
        var theirs = answer.All(As.Items).OfType<LdLiteral>().Select(l => l.Text).ToList();
        if (theirs.Count != Holdings.Parts) throw new PeerFailedException("Malformed");
        return [.. Enumerable.Range(0, Holdings.Parts).Where(part => theirs[part] != held.DigestOf(part))];
    }

    private static async Task<Holdings> Held(AppDb db, Peer peer, CancellationToken cancel) =>
        new((await db.Set<Copy>().AsNoTracking().Where(c => c.Host == peer.Host && c.GoneAt == null && c.RecordId != null).Select(c => new { c.Uri, c.Revision }).ToListAsync(cancel)).Select(c => (c.Uri, c.Revision)));
}
