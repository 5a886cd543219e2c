using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Incoming;

/// <summary>Create and Update: a peer's record is new or has changed. Which of the two is said does not matter: what is newer is kept.</summary>
public sealed class KeepRecord(AppDb db, RecordKinds kinds, Copying copying, Outside outside, Rekeying rekeying, BeInvited invited, BeActedOn acted, Addresses addresses, TimeProvider clock) : IIncoming
{
    public async Task<string?> Take(Arrived arrived, CancellationToken cancel)
    {
        if (arrived.Object is not { } thing) return "no object";
        if (arrived.IsNode && thing.Id == arrived.Actor) return await rekeying.Take(arrived, cancel);
        // FEP-0837: the other party confirms an agreement of ours
        if (thing.Is(As.Document) && thing.Reference(As.Context) is { } agreement && addresses.IsOurs(agreement)) return null;
        if (arrived.Peer is not { Exchanges: true } peer) return "no records are exchanged with this server";
        if (thing.Is(As.Note)) return new BeWritten(db, addresses, clock).Take(arrived, thing);
        if (thing.Is(Rcp.Act)) return await acted.Take(arrived, thing, cancel);
        if (thing.Is(Vf.Agreement) && thing.Node(Rcp.Whole) is { } whole) return await invited.Take(arrived, thing, whole, cancel);
        if (thing.IsReference) thing = (await (await outside.Fetcher).GetObject(thing.Id!, outside.Budget(), cancel)).Node ?? thing;
        if (!Origins.Same(thing.Id ?? "", arrived.Actor)) return "of another server";
        var received = ReceivedRecord.Read(thing, kinds);
        if (!Origins.SameOwner(received.Steward.Uri, arrived.Actor)) return "of another steward";
        var owner = await db.Set<Record>().Where(r => r.Uri == received.Uri).Select(r => r.Steward.Uri).SingleOrDefaultAsync(cancel);
        if (owner is not null && !Origins.SameOwner(owner, arrived.Actor)) return "of another steward";
        await copying.Keep(received, peer);
        return null;
    }
}
