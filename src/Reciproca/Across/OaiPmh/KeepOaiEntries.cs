using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.OaiPmh;

/// <summary>After every save: what was shared with all gets a new stamp, what no longer is becomes a tombstone. Only our own: others ask a record's origin.</summary>
public sealed class KeepOaiEntries(AppDb db, OaiSets sets, TimeProvider clock) : IBatchReaction<RecordSaved>
{
    public async Task React(IReadOnlyList<RecordSaved> messages, CancellationToken cancel)
    {
        var ids = messages.Select(m => m.RecordId).Distinct().ToList();
        var records = await db.Set<Record>().AsNoTracking().Include(r => r.Tags).Where(r => ids.Contains(r.Id) && r.Origin == null).ToListAsync(cancel);
        var known = await db.Set<OaiEntry>().Include(e => e.Sets).Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, cancel);
        // asked last: a harvester that came in the meantime must not have passed this moment
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var record in records) Keep(record, known.GetValueOrDefault(record.Id), now);
        foreach (var gone in known.Values.Where(e => !e.Deleted && !records.Exists(r => r.Id == e.Id))) gone.Set(false, [], now);
    }

    private void Keep(Record record, OaiEntry? entry, DateTime now)
    {
        var isPublic = OaiEntries.IsPublic(record);
        if (entry is null)
        {
            if (!isPublic) return;
            db.Add(entry = new OaiEntry { Id = record.Id, ShortId = record.ShortId });
        }
        if (isPublic || !entry.Deleted) entry.Set(isPublic, sets.Of(record), now);
    }
}

/// <summary>Finds public records that came in without a message (a load, an older version of the node) and enters them.</summary>
public sealed class FindMissingOaiEntries(AppDb db, OaiSets sets, TimeProvider clock) : IReaction<Tick>
{
    private const int AtOnce = 2000;

    public async Task React(Tick tick, CancellationToken cancel)
    {
        var entries = db.Set<OaiEntry>();
        var missing = await db.Set<Record>().AsNoTracking().Include(r => r.Tags).Where(OaiEntries.Public).Where(r => !entries.Any(e => e.Id == r.Id))
            .OrderBy(r => r.Id).Take(AtOnce).ToListAsync(cancel);
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var record in missing)
        {
            var entry = new OaiEntry { Id = record.Id, ShortId = record.ShortId };
            entry.Set(true, sets.Of(record), now);
            db.Add(entry);
        }
    }
}
