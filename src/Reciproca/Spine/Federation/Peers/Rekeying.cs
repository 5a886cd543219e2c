using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Proofs;
using Reciproca.Spine.Federation.Actors;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Incoming;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Moderation;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Peers;

/// <summary>
/// A node gets new keys. Its peers are told in a message that the old key vouches for, so that nobody has to telephone; a node that has lost its
/// old key cannot do that, and its fingerprint has to be read aloud again.
/// </summary>
public sealed class Rekeying(AppDb db, ActorKeys keys, Addresses addresses, Dispatching dispatching, Peering peering, Audit audit, NodeSettings node, TimeProvider clock)
{
    private const string FormerKey = Rcp.Namespace + "formerKey";

    /// <param name="oldIsLost">The old key is in other hands or gone: it vouches for nothing.</param>
    public async Task Renew(bool oldIsLost, string by, CancellationToken cancel)
    {
        var old = await keys.Of(ActorKeys.Node, addresses.Node);
        var fresh = await keys.Renew(ActorKeys.Node, addresses.Node);
        var id = $"{addresses.Node}#rekeyed-{fresh.Number}";
        var update = Activities.To("Update", id, addresses.Node, "https://www.w3.org/ns/activitystreams#Public",
            new JsonObject { ["id"] = addresses.Node, ["type"] = "Application", ["rcp:formerKey"] = old.Edwards.Public.Multibase });
        var body = update.WithContext().ToBytes();
        if (!oldIsLost) body = IntegrityProof.Sign(JsonElement.Parse(body), old.Edwards, clock.GetUtcNow());
        foreach (var peer in await db.Set<Peer>().Where(p => p.State == PeerState.Confirmed && p.IsNode).ToListAsync(cancel)) dispatching.Send(peer.Inbox, ActorKeys.Node, id, body);
        audit.Write(oldIsLost ? "audit.peer-rekeyed-lost" : "audit.peer-rekeyed", node.Name, "/secretariat/peers", Fingerprint.Of(addresses.Node, fresh.Edwards.Public.Multibase), by);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>A peer says that its actor has changed.</summary>
    public async Task<string?> Take(Arrived arrived, CancellationToken cancel)
    {
        var peer = arrived.Peer!;
        if (await peering.Look(peer.Host, cancel) is not { IsNode: true } seen) return "its actor cannot be fetched";
        Notice(peer, seen, Vouched(arrived, peer));
        return null;
    }

    /// <summary>What a peer says of itself now; a new key that the old one does not vouch for stops the exchange until a person has looked.</summary>
    public void Notice(Peer peer, SeenNode seen, bool vouched)
    {
        (peer.Records, peer.Digest, peer.Inbox, peer.Name) = (seen.Records, seen.Digest, seen.Inbox, seen.Name.Length > 300 ? seen.Name[..300] : seen.Name);
        if (seen.Fingerprint == peer.Fingerprint) { peer.NewFingerprint = null; return; }
        if (seen.Fingerprint != peer.NewFingerprint) peering.Log(vouched ? "key-vouched" : "key-changed", peer, peer.Name, seen.Fingerprint);
        if (vouched) (peer.Fingerprint, peer.NewFingerprint) = (seen.Fingerprint, null);
        else peer.NewFingerprint = seen.Fingerprint;
    }

    private bool Vouched(Arrived arrived, Peer peer)
    {
        if (arrived.Object?.Text(FormerKey) is not { } multibase || Fingerprint.Of(peer.Actor, multibase) != peer.Fingerprint || arrived.Activity.Source is not { } document) return false;
        return IntegrityProof.Read(document).Any(proof => PublicKey.FromMultibase(proof.VerificationMethod, peer.Actor, multibase) is { } old
            && IntegrityProof.Verify(document, proof, old, clock.GetUtcNow()) == ProofVerdict.Valid);
    }
}
