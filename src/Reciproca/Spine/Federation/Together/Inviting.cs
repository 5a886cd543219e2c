using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Together;

/// <summary>
/// A record of ours in which organisations of other nodes take part has changed: each of them is sent the whole of it, and nobody else is. What
/// still waits for a node is written anew, so that one that was away hears the newest once.
/// </summary>
public sealed class Inviting(AppDb db, RecordStore store, RecordObjects objects, IEnumerable<ITogether> kinds, Speaking speaking, Dispatching dispatching, Addresses addresses) : IReaction<TogetherChanged>
{
    public async Task React(TogetherChanged changed, CancellationToken cancel)
    {
        if (await store.Open(changed.RecordId) is not { Origin: null, Steward.Origin: null } record || kinds.FirstOrDefault(k => k.Kind == record.Kind) is not { } kind) return;
        await db.Entry(record).Collection(r => r.Parties).Query().Include(p => p.Organisation).LoadAsync(cancel);
        var known = await db.Set<Participation>().Where(p => p.RecordId == record.Id).ToListAsync(cancel);
        JsonObject? whole = null;
        foreach (var party in record.Parties.Where(p => p.Organisation is { Origin: not null, Uri: not null }))
        {
            var participation = known.Find(p => p.OrganisationId == party.OrganisationId);
            if (party.LeftAt is not null) { if (participation is { IsOpen: true }) await LetGo(record, party.Organisation, participation, cancel); continue; }
            if (participation is { IsOpen: true } && participation.Revision >= record.Revision) continue;
            // whoever has said no is asked again only when it is let in again
            if (participation is { IsOpen: false } && participation.AnsweredAt > party.Since) continue;
            if (participation is not { IsOpen: true }) participation = Let(record, party.Organisation, participation);
            whole ??= await objects.Whole(record, await store.Body(record), await kind.Write(record, cancel), cancel);
            await Tell(record, party.Organisation, participation, (JsonObject)whole.DeepClone(), cancel);
        }
    }

    private Participation Let(Record record, Organisation party, Participation? again)
    {
        if (again is null) db.Add(again = new Participation { Id = Guid.CreateVersion7(store.Now), RecordId = record.Id, OrganisationId = party.Id });
        (again.Offer, again.State, again.Revision, again.Agreement, again.Reason, again.At, again.AnsweredAt) =
            ($"{addresses.Actor(record.Steward.ShortId)}#offer-{Guid.CreateVersion7(store.Now):N}", ParticipationState.Offered, 0, null, null, store.Now, null);
        return again;
    }

    private async Task Tell(Record record, Organisation party, Participation participation, JsonObject whole, CancellationToken cancel)
    {
        var (actor, inbox) = (addresses.Actor(record.Steward.ShortId), await speaking.InboxOf(party, cancel) ?? throw new InvalidOperationException($"{party.Uri} cannot be fetched now"));
        var agreement = RemoteAgreements.Agreement(addresses.Of(record));
        (agreement["id"], agreement["attributedTo"], agreement["rcp:offer"], agreement["rcp:whole"]) = ($"{addresses.Of(record)}#together", actor, participation.Offer, whole);
        var isFirst = participation.Revision == 0;
        var activity = Activities.To(isFirst ? "Offer" : "Update", isFirst ? participation.Offer : $"{participation.Offer}-{record.Revision}", actor, party.Uri!, agreement);
        participation.Revision = record.Revision;
        await dispatching.SendNewest(inbox, record.StewardId, participation.Offer, record.Revision, activity.WithContext().ToBytes(), cancel);
    }

    private async Task LetGo(Record record, Organisation party, Participation participation, CancellationToken cancel)
    {
        participation.Answer(ParticipationState.Closed, null, store.Now);
        // what has not left yet would open again what is closed here
        db.RemoveRange(await db.Set<Dispatch>().Where(d => d.Key == participation.Offer).ToListAsync(cancel));
        var offer = new JsonObject { ["id"] = participation.Offer, ["type"] = "Offer" };
        await speaking.Say("Undo", $"{participation.Offer}-undone", record.Steward, party, offer, "", cancel);
    }
}

/// <summary>A record of ours that has, or had, a party of another node was saved.</summary>
public sealed record TogetherChanged(Guid RecordId);
