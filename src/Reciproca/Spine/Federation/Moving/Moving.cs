using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Moving;

/// <summary>
/// A city moves to another node. The new node's organisation names the old one first (alsoKnownAs); then the old one says that it has moved. Records
/// go over one by one: the new node answers for its copies from then on, and says of each where it stood.
/// </summary>
public sealed class Moving(AppDb db, Outside outside, Addresses addresses, Dispatching dispatching, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>On the new node: this organisation of ours is the one that we know from there.</summary>
    /// <returns>The text key of a refusal, or null when it is done.</returns>
    public async Task<string?> ComeFrom(Organisation ours, string address, CancellationToken cancel)
    {
        var uri = address.Trim();
        if (!await db.Set<Organisation>().AnyAsync(o => o.Uri == uri && o.Origin != null, cancel)) return "move.unknown";
        if (ours.VerifiedAt is null) return "move.unverified";
        if (await db.FindAsync<Alias>([ours.Id, uri], cancel) is null) db.Add(new Alias { OrganisationId = ours.Id, Uri = uri, At = Now });
        await db.SaveChangesAsync(cancel);
        return null;
    }

    /// <summary>On the old node: tells everyone that the organisation is now that one, if that one says so too and has all its records.</summary>
    /// <returns>The text key of a refusal, or null when it is done.</returns>
    public async Task<string?> GoTo(Organisation ours, string address, CancellationToken cancel)
    {
        var (target, me) = (address.Trim(), addresses.Actor(ours.ShortId));
        var host = Addresses.HostOf(target);
        if (!await db.Set<Peer>().AnyAsync(p => p.Host == host && p.State == PeerState.Confirmed && p.IsNode, cancel)) return "move.no-peer";
        var seen = await outside.Elsewhere(target, cancel);
        if (seen is null || !seen.References(As.AlsoKnownAs).Contains(me)) return "move.not-named";
        if (await db.Set<Dispatch>().AnyAsync(d => d.Host == host && d.RecordId != null && db.Set<Record>().Any(r => r.Id == d.RecordId && r.StewardId == ours.Id), cancel)) return "move.waiting";
        if (await db.FindAsync<Departure>([ours.Id], cancel) is { } before) db.Remove(before);
        db.Add(new Departure { OrganisationId = ours.Id, Target = target, At = Now });
        await Tell(ours, me, target, cancel);
        if (await db.Set<Organisation>().Where(o => o.Uri == target).Select(o => (Guid?)o.Id).SingleOrDefaultAsync(cancel) is { } there) Outbox.Add(db, new OrganisationMoved(ours.Id, there), ours.Id.ToString(), Now);
        await db.SaveChangesAsync(cancel);
        return null;
    }

    private async Task Tell(Organisation ours, string me, string target, CancellationToken cancel)
    {
        var id = $"{me}#move-{Guid.CreateVersion7(Now):N}";
        var move = new JsonObject { ["id"] = id, ["type"] = "Move", ["actor"] = me, ["object"] = me, ["target"] = target, ["to"] = new JsonArray(me + "/followers") };
        var inboxes = (await db.Set<Peer>().Where(p => p.State == PeerState.Confirmed && p.IsNode).Select(p => p.Inbox).ToListAsync(cancel))
            .Concat(await db.Set<Follower>().Where(f => f.OrganisationId == ours.Id).Select(f => f.Inbox).ToListAsync(cancel)).Distinct().ToList();
        foreach (var inbox in inboxes) dispatching.Send(inbox, ours.Id, id, ((JsonObject)move.DeepClone()).WithContext().ToBytes());
    }
}
