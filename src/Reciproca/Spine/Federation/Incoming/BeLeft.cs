using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Incoming;

/// <summary>Undo of an Offer or of its Accept: a record's home lets one of ours go, or a party of another node leaves a record of ours.</summary>
public sealed class BeLeft(AppDb db, RecordStore store, RecordKinds kinds, IEnumerable<ITogether> together, Bell bell)
{
    /// <returns>Whether it was about taking part at all.</returns>
    public async Task<bool> Take(Arrived arrived, CancellationToken cancel)
    {
        if (arrived.ObjectUri is not { Length: <= 400 } undone) return false;
        if (await db.Set<Participation>().Include(p => p.Organisation).Where(p => p.Offer == undone || p.Agreement == undone).OrderByDescending(p => p.Organisation.Uri == arrived.Actor).FirstOrDefaultAsync(cancel) is not { } participation) return false;
        var record = (await store.Open(participation.RecordId))!;
        if (record.Origin is not null) await LetGo(record, participation, arrived);
        else if (participation.Agreement == undone && participation.Organisation.Uri is { } uri && Origins.SameOwner(uri, arrived.Actor)) await Leave(record, participation, arrived, cancel);
        return true;
    }

    private async Task LetGo(Record record, Participation participation, Arrived arrived)
    {
        if (!participation.IsOpen || record.Origin != arrived.Host || !Origins.Same(participation.Offer, arrived.Actor)) return;
        participation.Answer(ParticipationState.Closed, null, store.Now);
        record.LetGo(participation.OrganisationId, store.Now);
        store.Copy(record);
        await bell.Ring(participation.OrganisationId, new Told($"closed:{participation.Id:N}:{participation.Revision}", "notice.together.closed", kinds.Address(record), record.Best(record.SourceLanguage).Title, record.Steward.Name));
    }

    private async Task Leave(Record record, Participation participation, Arrived arrived, CancellationToken cancel)
    {
        if (participation.State != ParticipationState.Joined || together.FirstOrDefault(t => t.Kind == record.Kind) is not { } kind) return;
        await Hearing.Leave(kind, record.Id, participation, arrived.Activity.Text(As.Content), ParticipationState.Closed, store.Now, cancel);
    }
}
