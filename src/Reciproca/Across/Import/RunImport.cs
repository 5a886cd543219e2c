using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Sheets;
using Reciproca.Storage;

namespace Reciproca.Across.Import;

/// <summary>The person has seen what a file would do and wants it done.</summary>
public sealed record ImportConfirmed(Guid BatchId);

/// <summary>How far the batches at work have come; only for showing, so it may be lost.</summary>
public sealed class ImportProgress
{
    private readonly ConcurrentDictionary<Guid, (int Done, int Of)> at = new();

    public (int Done, int Of)? Of(Guid batch) => at.TryGetValue(batch, out var progress) ? progress : null;
    public void Set(Guid batch, int done, int of) => at[batch] = (done, of);
    public void End(Guid batch) => at.TryRemove(batch, out _);
}

/// <summary>Writes a batch: all of it in the commit that ends the message, or nothing.</summary>
public sealed class RunImport(AppDb db, RecordStore store, ImportCheck check, ImportScene scene) : IReaction<ImportConfirmed>
{
    public async Task React(ImportConfirmed message, CancellationToken cancel)
    {
        var batch = await db.Set<ImportBatch>().SingleOrDefaultAsync(b => b.Id == message.BatchId, cancel);
        if (batch is not { State: ImportState.Waiting, Content: { } content }) return;
        await scene.SpeakFor(batch.PersonId, cancel);
        var kind = scene.Kinds[batch.Kind];
        var plan = await check.Look(kind, SheetTable.Read(content), cancel);
        batch.Content = null;
        (batch.Added, batch.Changed, batch.Same) = (plan.Added, plan.Changed, plan.Same);
        batch.State = plan.Errors.Count > 0 ? ImportState.Failed : ImportState.Done;
        if (plan.Errors.Count == 0) await Write(batch, kind, plan, cancel);
        scene.Progress.End(batch.Id);
    }

    private async Task Write(ImportBatch batch, RecordKind kind, ImportPlan plan, CancellationToken cancel)
    {
        for (var i = 0; i < plan.Rows.Count; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var record = await Write(kind, plan, plan.Rows[i]);
            batch.Records.Add(new ImportedRecord { BatchId = batch.Id, RecordId = record.Id, Added = plan.Rows[i].Existing is null, Revision = record.Revision });
            scene.Progress.Set(batch.Id, i + 1, plan.Rows.Count);
        }
    }

    private async Task<Record> Write(RecordKind kind, ImportPlan plan, PlannedRow row)
    {
        var (record, body) = row.Existing is { } existing ? await Open(existing) : Start(kind, row);
        plan.Filling.Fill(row.Row, record, body);
        if (row.Existing is null && plan.Filling.WantsPublishing(row.Row)) record.Publish(await scene.Trusts(record.StewardId), scene.Now);
        await store.Enter(record, body, ownRevision: true);
        return record;
    }

    private async Task<(Record, IKeyed)> Open(Record existing)
    {
        var record = (await store.Open(existing.Id))!;
        return (record, await store.Body(record));
    }

    private (Record, IKeyed) Start(RecordKind kind, PlannedRow row)
    {
        var body = (IKeyed)Activator.CreateInstance(kind.Body)!;
        if (body is Organisation) body.Id = row.Steward;
        var record = store.Start(kind, row.Steward, "", body);
        if (body is Organisation organisation) (organisation.ShortId, organisation.VerifiedAt) = (record.ShortId, scene.Now);
        return (record, body);
    }
}
