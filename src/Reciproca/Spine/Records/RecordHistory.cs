using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Records;

/// <summary>What was done to a record, newest first, and the way back to any of it.</summary>
public sealed class RecordHistory(AppDb db, RecordStore store)
{
    public const int PageSize = 20;
    private const int MostLookedAt = 100;

    /// <param name="before">Only revisions older than this one; null from the newest.</param>
    public async Task<IReadOnlyList<Step>> Steps(Guid record, int? before)
    {
        var rows = await (from revision in db.Set<Revision>().AsNoTracking()
                          where revision.RecordId == record && (before == null || revision.Number < before)
                          join person in db.Set<Person>() on revision.PersonId equals person.Id into persons
                          from person in persons.DefaultIfEmpty()
                          orderby revision.Number descending
                          select new { revision.Number, revision.At, Person = person == null ? null : person.Name, revision.Snapshot }).Take(PageSize + 1).ToListAsync();
        var snapshots = rows.ConvertAll(r => RecordSnapshot.Parse(r.Snapshot));
        return [.. rows.Take(PageSize).Select((row, i) => new Step(row.Number, row.At, row.Person, i + 1 == rows.Count,
            RecordChanges.Between(i + 1 < rows.Count ? snapshots[i + 1] : null, snapshots[i])))];
    }

    /// <summary>Makes the record what it was then. A revision of its own, so that this too can be taken back.</summary>
    public async Task<bool> Restore(Guid id, int number)
    {
        var old = await db.Set<Revision>().AsNoTracking().SingleOrDefaultAsync(r => r.RecordId == id && r.Number == number);
        if (old is null || await store.Open(id) is not { } record) return false;
        var body = await store.Body(record);
        RecordSnapshot.Parse(old.Snapshot).Restore(record, body);
        await store.Save(record, body, ownRevision: true);
        return true;
    }

    /// <summary>Makes the texts of one language what they were before their last change; where there were none, a machine may draft them again.</summary>
    public async Task<bool> TakeBack(Guid id, string language)
    {
        if (await store.Open(id) is not { } record || record.In(language) is not { IsDraft: false } version || language == record.SourceLanguage) return false;
        var snapshots = await db.Set<Revision>().AsNoTracking().Where(r => r.RecordId == id).OrderByDescending(r => r.Number).Take(MostLookedAt).Select(r => r.Snapshot).ToListAsync();
        var now = VersionSnapshot.Of(version);
        var before = snapshots.Select(s => RecordSnapshot.Parse(s).Versions.FirstOrDefault(v => v.Language == language)).SkipWhile(v => v is not null && v.Says(now)).Take(1).ToList();
        if (before.Count == 0) return false;
        if (before[0] is { } old) old.Restore(version);
        else record.Versions.Remove(version);
        await store.Save(record, await store.Body(record), ownRevision: true);
        return true;
    }
}

/// <summary>One revision and what it changed; the first one has changed everything.</summary>
public sealed record Step(int Number, DateTime At, string? Person, bool First, IReadOnlyList<Change> Changes);
