using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Moving;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Incoming;

/// <summary>Move: an organisation that we know has moved to another node, perhaps to ours. Believed only when the new one names the old.</summary>
public sealed class BeMoved(AppDb db, RecordStore store, Copying copying, Outside outside, Addresses addresses, TimeProvider clock) : IIncoming
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<string?> Take(Arrived arrived, CancellationToken cancel)
    {
        if (arrived.ObjectUri != arrived.Actor || arrived.Activity.Reference(As.Target) is not { Length: <= 1000 } target || target == arrived.Actor) return "no move of its actor";
        if (await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Uri == arrived.Actor, cancel) is not { } old) return "nobody we know";
        if (addresses.ShortIdOf(target) is { } shortId) return await Home(old, shortId, cancel);
        if (await outside.Elsewhere(target, cancel) is not { } seen || !seen.References(As.AlsoKnownAs).Contains(arrived.Actor)) return "the new one does not name it";
        if (await db.FindAsync<ActorMove>([arrived.Actor], cancel) is { } before) db.Remove(before);
        db.Add(new ActorMove { Old = arrived.Actor, New = target, At = Now });
        var there = await copying.Steward(new ReceivedSteward(target, old.Name, old.Country, old.Tier, old.Sample), Addresses.HostOf(target));
        Outbox.Add(db, new OrganisationMoved(old.Id, there.Id), old.Id.ToString(), Now);
        return null;
    }

    /// <summary>Our organisation answers from now on for what we hold of the old one's public records.</summary>
    private async Task<string?> Home(Organisation old, string shortId, CancellationToken cancel)
    {
        if (await db.Set<Organisation>().SingleOrDefaultAsync(o => o.ShortId == shortId && o.Origin == null, cancel) is not { } ours) return "nobody of ours";
        if (!await db.Set<Alias>().AnyAsync(a => a.OrganisationId == ours.Id && a.Uri == old.Uri, cancel)) return "ours does not name it";
        foreach (var id in await db.Set<Record>().Where(r => r.StewardId == old.Id && r.Id != old.Id && r.Origin != null && (r.Stage == Stage.Published || r.Stage == Stage.Archived)).Select(r => r.Id).ToListAsync(cancel))
            await Adopt((await store.Open(id))!, old, ours);
        Outbox.Add(db, new OrganisationMoved(old.Id, ours.Id), old.Id.ToString(), Now);
        return null;
    }

    private async Task Adopt(Record record, Organisation old, Organisation ours)
    {
        if (await db.Set<Copy>().SingleOrDefaultAsync(c => c.RecordId == record.Id) is { } copy) db.Remove(copy);
        if (await db.FindAsync<FormerAddress>(record.Id) is { } before) before.Uri = record.Uri!;
        else db.Add(new FormerAddress { RecordId = record.Id, Uri = record.Uri! });
        foreach (var file in record.Attachments)
        {
            Outbox.Add(db, new RecordFileWanted(file.Id, file.At(new Uri(record.Uri!)).AbsoluteUri, file.Hash), record.Id.ToString(), Now);
            file.Hash = "";
        }
        (record.Origin, record.Uri, record.StewardId, record.Steward) = (null, null, ours.Id, ours);
        Outbox.Add(db, new RecordMoved(record.Id, old.Id, ours.Id), record.Id.ToString(), Now);
        await store.Enter(record, await store.Body(record));
    }
}
