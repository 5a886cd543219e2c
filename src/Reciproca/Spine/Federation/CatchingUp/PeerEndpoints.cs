using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.Fetching;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.CatchingUp;

/// <summary>What our peers read: our records in the order of their last change, and what they should hold of them. For peers alone, who sign as nodes.</summary>
public sealed class PeerEndpoints(AppDb db, RecordObjects objects, RecordKinds kinds, InboxEndpoint inbox, PeerBook book, Addresses addresses, TimeProvider clock)
{
    public const int PageSize = 200;

    public async Task<IResult> Records(HttpContext http, long after)
    {
        if (await Asking(http) is not { } peer) return Results.Text("Sign as a confirmed peer.", statusCode: StatusCodes.Status401Unauthorized);
        var shares = await db.Set<Shared>().AsNoTracking().Where(s => s.Number > after).OrderBy(s => s.Number).Take(PageSize).ToListAsync(http.RequestAborted);
        var sent = shares.Where(s => peer.SendsKind(s.Kind)).ToList();
        var made = await objects.Read([.. sent.Where(s => s.GoneAt is null).Select(s => s.RecordId)], http.RequestAborted);
        var page = new JsonObject
        {
            ["id"] = $"{addresses.Records}?after={after}", ["type"] = "OrderedCollectionPage", ["partOf"] = addresses.Records,
            ["rcp:until"] = shares.Count > 0 ? shares[^1].Number : after,
            ["orderedItems"] = new JsonArray([.. sent.Select(s => made.TryGetValue(s.RecordId, out var item) ? item : s.GoneAt is null ? null : Activities.Tombstone(s.Uri, kinds[s.Kind].ActivityType, s.GoneAt.Value, s.Revision)).OfType<JsonNode>()]),
        };
        if (shares.Count == PageSize) page["next"] = $"{addresses.Records}?after={shares[^1].Number}";
        await Remember(peer, [.. sent.Where(s => made.ContainsKey(s.RecordId))], http.RequestAborted);
        return Json(page);
    }

    public async Task<IResult> Digest(HttpContext http, string? mine, string? takes)
    {
        if (await Asking(http) is not { } peer) return Results.Text("Sign as a confirmed peer.", statusCode: StatusCodes.Status401Unauthorized);
        var holdings = await Holdings(peer, takes, http.RequestAborted);
        if (mine == holdings.Digest) await db.Set<Peer>().Where(p => p.Id == peer.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.TheySameAt, Now), http.RequestAborted);
        return Json(new JsonObject
        {
            ["id"] = addresses.Digest, ["type"] = "OrderedCollection", ["totalItems"] = holdings.Count,
            ["orderedItems"] = new JsonArray([.. Enumerable.Range(0, CatchingUp.Holdings.Parts).Select(part => (JsonNode)new JsonObject { ["@value"] = holdings.DigestOf(part) })]),
        });
    }

    public async Task<IResult> Part(HttpContext http, int part, string? takes)
    {
        if (await Asking(http) is not { } peer) return Results.Text("Sign as a confirmed peer.", statusCode: StatusCodes.Status401Unauthorized);
        var holdings = await Holdings(peer, takes, http.RequestAborted);
        return Json(new JsonObject
        {
            ["id"] = $"{addresses.Digest}/{part}", ["type"] = "OrderedCollection",
            ["orderedItems"] = new JsonArray([.. holdings.Lines(part).Select(line => (JsonNode)new JsonObject { ["@value"] = line })]),
        });
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<Holdings> Holdings(Peer peer, string? takes, CancellationToken cancel)
    {
        var wanted = string.IsNullOrEmpty(takes) ? null : takes.Split(' ');
        return new((await db.Set<Shared>().AsNoTracking().Where(s => s.GoneAt == null).Select(s => new { s.Uri, s.Revision, s.Kind }).ToListAsync(cancel))
            .Where(s => peer.SendsKind(s.Kind) && (wanted is null || wanted.Contains(s.Kind))).Select(s => (s.Uri, s.Revision)));
    }

    private async Task<Peer?> Asking(HttpContext http)
    {
        if (await inbox.Signer(http) is not { } signer || await book.Find(Addresses.HostOf(signer), http.RequestAborted) is not { Exchanges: true } peer) return null;
        return peer.Actor == signer ? peer : null;
    }

    /// <summary>They have come for these: a deletion has to reach them.</summary>
    private async Task Remember(Peer peer, List<Shared> taken, CancellationToken cancel)
    {
        var ids = taken.ConvertAll(s => s.RecordId);
        var known = await db.Set<Reached>().Where(r => r.Host == peer.Host && ids.Contains(r.RecordId)).ToDictionaryAsync(r => r.RecordId, cancel);
        foreach (var share in taken)
        {
            if (!known.TryGetValue(share.RecordId, out var reached)) db.Add(reached = new Reached { RecordId = share.RecordId, Host = peer.Host });
            (reached.Inbox, reached.Rich, reached.Revision, reached.At) = (peer.Inbox, true, share.Revision, Now);
        }
        await db.Set<Peer>().Where(p => p.Id == peer.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.TheyReadAt, Now), cancel);
        try { await db.SaveChangesAsync(cancel); }
        catch (DbUpdateException) { return; } // the courier has noted one of them at the same moment
        // it has read what waited for it
        await db.Set<Dispatch>().Where(d => d.Inbox == peer.Inbox && db.Set<Reached>().Any(r => r.RecordId == d.RecordId && r.Host == peer.Host && r.Revision >= d.Revision)).ExecuteDeleteAsync(cancel);
    }

    private static IResult Json(JsonObject document) => Results.Bytes(document.WithContext().ToBytes(), MediaTypes.Activity);
}
