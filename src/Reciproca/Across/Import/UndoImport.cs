using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Import;

/// <summary>Takes back exactly what a batch made; what someone has touched since stays as it is.</summary>
public sealed class UndoImport(AppDb db, RecordStore store)
{
    public async Task Undo(ImportBatch batch)
    {
        if (batch.State != ImportState.Done) return;
        foreach (var made in batch.Records)
        {
            if (await store.Open(made.RecordId) is not { } record || record.Revision != made.Revision) { batch.Kept++; continue; }
            await TakeBack(record, made);
        }
        batch.State = ImportState.Undone;
        await db.SaveChangesAsync();
    }

    private async Task TakeBack(Record record, ImportedRecord made)
    {
        var body = await store.Body(record);
        // an address that was public keeps saying that it is withdrawn
        if (made.Added) record.Withdraw();
        else if (await Before(made) is { } before) RecordSnapshot.Parse(before.Snapshot).Restore(record, body);
        await store.Enter(record, body, ownRevision: true);
    }

    private Task<Revision?> Before(ImportedRecord made) => db.Set<Revision>().AsNoTracking()
        .Where(r => r.RecordId == made.RecordId && r.Number < made.Revision).OrderByDescending(r => r.Number).FirstOrDefaultAsync();
}
