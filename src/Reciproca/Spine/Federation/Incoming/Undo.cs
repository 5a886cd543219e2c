using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Incoming;

/// <summary>Undo: someone follows us no longer, a node ends the peering, or an organisation takes part no more.</summary>
public sealed class Undo(AppDb db, Peering peering, BeLeft left, Addresses addresses) : IIncoming
{
    public async Task<string?> Take(Arrived arrived, CancellationToken cancel)
    {
        if (arrived.IsNode) return await peering.BeEnded(arrived.Peer!, cancel);
        if (await left.Take(arrived, cancel)) return null;
        var followed = arrived.Object?.Reference(As.Object) is { } uri ? addresses.ShortIdOf(uri) : null;
        var follows = await db.Set<Follower>().Where(f => f.Actor == arrived.Actor && (followed == null || db.Set<Organisation>().Any(o => o.Id == f.OrganisationId && o.ShortId == followed))).ToListAsync(cancel);
        db.RemoveRange(follows);
        return follows.Count > 0 ? null : "nothing to undo";
    }
}
