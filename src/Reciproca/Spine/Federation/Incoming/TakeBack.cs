using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Incoming;

/// <summary>Delete: a record was withdrawn at its origin, or an actor that followed us is gone.</summary>
public sealed class TakeBack(AppDb db, Copying copying) : IIncoming
{
    public async Task<string?> Take(Arrived arrived, CancellationToken cancel)
    {
        if (arrived.ObjectUri is not { } uri) return "no object";
        if (uri == arrived.Actor) db.RemoveRange(await db.Set<Follower>().Where(f => f.Actor == uri).ToListAsync(cancel));
        var owner = await db.Set<Record>().Where(r => r.Uri == uri).Select(r => r.Steward.Uri).SingleOrDefaultAsync(cancel);
        // same host is not same actor
        if (owner is not null && !Origins.SameOwner(owner, arrived.Actor) && !arrived.IsNode) return "of another steward";
        if (owner is null && arrived.Peer is not { IsNode: true }) return null;
        await copying.TakeBack(uri, arrived.Host, arrived.Object?.Number(Rcp.Revision) is { } revision and >= 0 and < int.MaxValue ? (int)revision : null);
        return null;
    }
}
