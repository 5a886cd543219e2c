using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Storage;

namespace Reciproca.Spine.Records.Freshness;

/// <summary>
/// Looks for published records whose confirmation runs out: asks the steward in time, marks what nobody confirmed, archives what nobody
/// confirmed for twice as long. Nothing is deleted.
/// </summary>
public sealed class ConfirmFreshness(AppDb db, RecordKinds kinds, RecordStore store, TimeProvider clock) : IReaction<Tick>
{
    private const int AtOnce = 200;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task React(Tick tick, CancellationToken cancel)
    {
        foreach (var kind in kinds.All)
        {
            foreach (var record in await Due(kind, kind.ConfirmAfter * 2).ToListAsync(cancel)) await Archive(record);
            foreach (var record in await Due(kind, kind.ConfirmAfter).Where(r => !r.Unconfirmed).ToListAsync(cancel)) Mark(record);
            foreach (var record in await Due(kind, kind.AskAfter).Where(r => r.AskedOn == null).ToListAsync(cancel)) Ask(record);
        }
    }

    private IQueryable<Record> Due(RecordKind kind, TimeSpan age)
    {
        var before = Now - age;
        return db.Set<Record>().Where(r => r.Kind == kind.Name && r.Stage == Stage.Published && r.Origin == null && r.ConfirmedOn < before)
            .OrderBy(r => r.ConfirmedOn).Take(AtOnce);
    }

    private async Task Archive(Record due)
    {
        var record = (await store.Open(due.Id))!;
        record.Archive();
        await store.Enter(record, await store.Body(record), ownRevision: true);
    }

    private void Mark(Record record)
    {
        if (record.Stage != Stage.Published) return;
        record.Unconfirmed = true;
        Outbox.Add(db, new RecordSaved(record.Id), record.Id.ToString(), Now);
    }

    private void Ask(Record record)
    {
        if (record.Stage != Stage.Published) return;
        record.AskedOn = Now;
        Outbox.Add(db, new ConfirmationWanted(record.Id, Now), record.Id.ToString(), Now);
    }
}

/// <summary>The steward is to be asked whether a record still holds.</summary>
public sealed record ConfirmationWanted(Guid RecordId, DateTime AskedOn);
