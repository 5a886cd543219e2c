using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Incoming;

/// <summary>Follow: a node asks to be a peer, or someone on another server follows one of our organisations. The same one again is answered again.</summary>
public sealed class BeFollowed(AppDb db, Peering peering, RemoteActors actors, Dispatching dispatching, Addresses addresses, TimeProvider clock) : IIncoming
{
    public async Task<string?> Take(Arrived arrived, CancellationToken cancel)
    {
        if (arrived.ObjectUri is not { } uri || arrived.Activity.Id is not { Length: <= 400 } follow) return "no object";
        if (uri == addresses.Node) return await peering.BeAsked(arrived.Actor, follow, cancel);
        if (addresses.ShortIdOf(uri) is not { } shortId || await db.Set<Organisation>().SingleOrDefaultAsync(o => o.ShortId == shortId && o.Origin == null, cancel) is not { } organisation) return "nobody of ours";
        if (await actors.Find(arrived.Actor, cancel) is not { } actor) return "its actor cannot be fetched";
        var follower = await db.Set<Follower>().SingleOrDefaultAsync(f => f.OrganisationId == organisation.Id && f.Actor == arrived.Actor, cancel);
        if (follower is null) db.Add(follower = new Follower { Id = Guid.CreateVersion7(), OrganisationId = organisation.Id, Actor = arrived.Actor, Host = arrived.Host, At = clock.GetUtcNow().UtcDateTime });
        (follower.Inbox, follower.ReadsProposals) = (actor.SharedInbox, actor.ReadsProposals);
        var accept = Activities.To("Accept", $"{addresses.Actor(shortId)}#accept-{Guid.CreateVersion7():N}", addresses.Actor(shortId), arrived.Actor,
            new System.Text.Json.Nodes.JsonObject { ["id"] = follow, ["type"] = "Follow", ["actor"] = arrived.Actor, ["object"] = uri });
        dispatching.Send(actor.Inbox, organisation.Id, (string)accept["id"]!, accept.WithContext().ToBytes());
        return null;
    }
}
