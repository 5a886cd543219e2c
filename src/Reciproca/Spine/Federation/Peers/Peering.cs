using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.Discovery;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Actors;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Peers;

/// <summary>
/// Two networks agree to exchange records: one asks, the other confirms after both have read the fingerprint aloud. What is said to the other
/// side is committed with what is written here, and so is who decided it.
/// </summary>
public sealed class Peering(AppDb db, Outside outside, ActorKeys keys, Addresses addresses, Dispatching dispatching, Copying copying, Bell bell, Audit audit, PeerBook book, NodeSettings node, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<string> OwnFingerprint() => Fingerprint.Of(addresses.Node, (await keys.Of(ActorKeys.Node, addresses.Node)).Edwards.Public.Multibase);

    /// <summary>Asks a node to be our peer; where it has asked us already, that is the confirmation. Another server is only let in.</summary>
    /// <returns>The peer, or null where nobody answers at the address.</returns>
    public async Task<Peer?> Add(string address, string by, CancellationToken cancel)
    {
        try { return await AskOrConfirm(address, by, cancel); }
        catch (DbUpdateException)
        {
            // their own request came in while we looked at them: then ours is the confirmation
            db.ChangeTracker.Clear();
            return await AskOrConfirm(address, by, cancel);
        }
    }

    private async Task<Peer?> AskOrConfirm(string address, string by, CancellationToken cancel)
    {
        if (Host(address) is not { } host || host == addresses.Host) return null;
        var known = await db.Set<Peer>().SingleOrDefaultAsync(p => p.Host == host, cancel);
        if (known is { State: PeerState.AskedUs }) { await Confirm(known, by, cancel); return known; }
        if (await Look(host, cancel) is not { } seen) return null;
        if (known is null) db.Add(known = new Peer { Id = Guid.CreateVersion7(Now), Host = host });
        Describe(known, seen);
        (known.AskedAt, known.ChangedAt, known.ConfirmedBy, known.NewFingerprint, known.Request) = (Now, Now, by, null, $"{addresses.Node}#follow-{Guid.CreateVersion7(Now):N}");
        if (known.IsNode) Ask(known); else known.Confirm(Now, by);
        Log(known.IsNode ? "asked" : "allowed", known, by, known.Fingerprint);
        await Save(cancel);
        return known;
    }

    /// <summary>Their request is granted, or a changed key is trusted again.</summary>
    public async Task Confirm(Peer peer, string by, CancellationToken cancel)
    {
        Log(peer.NewFingerprint is null ? "confirmed" : "trusted", peer, by, peer.NewFingerprint ?? peer.Fingerprint);
        if (peer.NewFingerprint is { } fresh) peer.Fingerprint = fresh;
        else if (peer.State == PeerState.AskedUs) Say("Accept", peer, new JsonObject { ["id"] = peer.Request, ["type"] = "Follow", ["actor"] = peer.Actor, ["object"] = addresses.Node });
        peer.Confirm(Now, by);
        peer.TriedAt = null;
        await Save(cancel);
    }

    /// <summary>Their request is declined, and they hear of it; they may ask again.</summary>
    public async Task Refuse(Peer peer, string by, CancellationToken cancel)
    {
        if (peer.State != PeerState.AskedUs) return;
        Say("Reject", peer, new JsonObject { ["id"] = peer.Request, ["type"] = "Follow" });
        peer.End(Now);
        Log("refused", peer, by);
        await Save(cancel);
    }

    public Task Pause(Peer peer, string by, CancellationToken cancel) => Decide(peer, p => p.Pause(Now), "paused", by, cancel);

    public Task Resume(Peer peer, string by, CancellationToken cancel) => Decide(peer, p => { p.Resume(Now); p.TriedAt = null; }, "resumed", by, cancel);

    public Task Block(Peer peer, string by, CancellationToken cancel) => Decide(peer, p => p.Block(Now), "blocked", by, cancel);

    /// <summary>What we send and take, and whether what comes is shown at once. Null for all kinds, so that one which comes later is exchanged too.</summary>
    /// <param name="words">The same for people, for the log.</param>
    public Task Agree(Peer peer, Policy policy, string words, string by, CancellationToken cancel) =>
        Decide(peer, p => (p.Sends, p.Takes, p.AtOnce) = (policy.Sends, policy.Takes, policy.AtOnce), "policy", by, cancel, words);

    /// <summary>Over. They are told, and keep or remove their copies as they decide; ours stay as archived or go.</summary>
    public async Task End(Peer peer, bool keepCopies, string by, CancellationToken cancel)
    {
        if (peer.IsNode) Say("Reject", peer, new JsonObject { ["id"] = peer.Request, ["type"] = "Follow" });
        peer.End(Now);
        peer.Mark = 0;
        Log(keepCopies ? "ended" : "ended-removed", peer, by);
        await copying.Release(peer.Host, keepCopies, cancel);
        await Save(cancel);
    }

    /// <summary>A node asks. In open mode that is enough; otherwise the secretariat hears of it.</summary>
    public async Task<string?> BeAsked(string actor, string follow, CancellationToken cancel)
    {
        var host = Addresses.HostOf(actor);
        if (await Look(host, cancel) is not { IsNode: true } seen || seen.Actor != actor) return "no node that exchanges records";
        var peer = await db.Set<Peer>().SingleOrDefaultAsync(p => p.Host == host, cancel);
        if (peer is { State: PeerState.Blocked }) return "blocked";
        var agreed = peer is { State: PeerState.Asked or PeerState.Confirmed or PeerState.Paused } && peer.Fingerprint == seen.Fingerprint;
        var state = peer?.State;
        if (peer is null) db.Add(peer = new Peer { Id = Guid.CreateVersion7(Now), Host = host });
        Describe(peer, seen);
        (peer.Request, peer.AskedAt, peer.State) = (follow, Now, PeerState.AskedUs);
        if (agreed || node.Federation.Mode == FederationMode.Open)
        {
            Say("Accept", peer, new JsonObject { ["id"] = follow, ["type"] = "Follow", ["actor"] = actor, ["object"] = addresses.Node });
            peer.Confirm(Now, node.Name);
            peer.TriedAt = null;
            if (state == PeerState.Paused) peer.Pause(Now);
        }
        else await bell.Ring(await Secretariat(cancel), new Told($"peer:{follow}", "notice.peer-asked", "/secretariat/peers", peer.Name));
        Log("asked-us", peer, peer.Name, peer.Fingerprint);
        book.Forget();
        return null;
    }

    public string? BeConfirmed(Peer peer)
    {
        if (peer.State is not (PeerState.Asked or PeerState.Confirmed)) return "not asked";
        if (peer.State == PeerState.Asked) Log("confirmed-us", peer, peer.Name);
        peer.Confirm(Now, peer.ConfirmedBy ?? "");
        peer.TriedAt = null;
        book.Forget();
        return null;
    }

    public async Task<string?> BeEnded(Peer peer, CancellationToken cancel)
    {
        if (peer.State is PeerState.Ended or PeerState.Blocked) return null;
        var refused = peer.State == PeerState.Asked;
        peer.End(Now);
        peer.Mark = 0;
        await copying.Release(peer.Host, keep: true, cancel);
        await bell.Ring(await Secretariat(cancel), new Told($"peer-ended:{peer.Id}:{Now:O}", refused ? "notice.peer-refused" : "notice.peer-ended", "/secretariat/peers", peer.Name));
        Log(refused ? "refused-us" : "ended-us", peer, peer.Name);
        book.Forget();
        return null;
    }

    /// <summary>What a host says of itself; null where no actor is found.</summary>
    public async Task<SeenNode?> Look(string host, CancellationToken cancel)
    {
        var (fetcher, budget) = (await outside.Fetcher, outside.Budget());
        var actor = await new WebFingerClient(fetcher).FindNodeActor(host, budget, cancel) ?? new Uri(outside.Rules.Home(host), "/actor").AbsoluteUri;
        if ((await fetcher.GetObject(actor, budget, cancel)).Node is not { } found || Addresses.HostOf(found.Id!) != host) return null;
        var (records, digest, print) = (found.Reference(Rcp.Records), found.Reference(Rcp.Digest), Fingerprint.Of(found));
        return new SeenNode(found.Id!, found.Text(As.Name) ?? host, found.Node(As.Endpoints)?.Reference(As.SharedInbox) ?? found.Reference(As.Inbox) ?? "", records, digest, print ?? "");
    }

    public string? Host(string address)
    {
        var text = address.Trim();
        if (!text.Contains("://")) text = $"{(outside.Rules.LoopbackHosts.Contains(text.Split('/')[0]) ? "http" : "https")}://{text}";
        return Uri.TryCreate(text, UriKind.Absolute, out var uri) && outside.Rules.MayAsk(uri) ? uri.Authority.ToLowerInvariant() : null;
    }

    /// <summary>Whoever decides about a peer, here or there, is in the log of the secretariat.</summary>
    internal void Log(string what, Peer peer, string by, string words = "") => audit.Write($"audit.peer-{what}", peer.Name, $"/secretariat/peers/{peer.Id}", words, by);

    private async Task Decide(Peer peer, Action<Peer> change, string what, string by, CancellationToken cancel, string words = "")
    {
        change(peer);
        Log(what, peer, by, words);
        await Save(cancel);
    }

    private void Ask(Peer peer)
    {
        peer.State = PeerState.Asked;
        var follow = Activities.To("Follow", peer.Request, addresses.Node, peer.Actor, peer.Actor);
        dispatching.Send(peer.Inbox, ActorKeys.Node, peer.Request, follow.WithContext().ToBytes());
    }

    private void Say(string type, Peer peer, JsonNode about)
    {
        var activity = Activities.To(type, $"{addresses.Node}#{type.ToLowerInvariant()}-{Guid.CreateVersion7(Now):N}", addresses.Node, peer.Actor, about);
        dispatching.Send(peer.Inbox, ActorKeys.Node, (string)activity["id"]!, activity.WithContext().ToBytes());
    }

    private static void Describe(Peer peer, SeenNode seen)
    {
        (peer.Actor, peer.Inbox, peer.Records, peer.Digest, peer.Fingerprint, peer.IsNode) = (seen.Actor, seen.Inbox, seen.Records, seen.Digest, seen.Fingerprint, seen.IsNode);
        peer.Name = seen.Name.Length > 300 ? seen.Name[..300] : seen.Name;
    }

    private Task<List<Person>> Secretariat(CancellationToken cancel) =>
        db.Users.Where(p => p.Memberships.Any(m => m.Organisation.RunsNode && Roles.Speaking.Contains(m.Role))).ToListAsync(cancel);

    private async Task Save(CancellationToken cancel)
    {
        await db.SaveChangesAsync(cancel);
        book.Forget();
    }
}

/// <summary>Kinds of records by name, separated by spaces, and whether what comes is shown before anyone has looked at it.</summary>
public sealed record Policy(string? Sends, string? Takes, bool AtOnce);

/// <summary>What another server says of itself, before anybody has agreed to anything.</summary>
public sealed record SeenNode(string Actor, string Name, string Inbox, string? Records, string? Digest, string Fingerprint)
{
    public bool IsNode => Records is not null && Digest is not null && Fingerprint.Length > 0;
}
