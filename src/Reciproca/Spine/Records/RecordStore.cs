using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Records;

/// <summary>The only way to write a record: head, body, revision and messages are one transaction.</summary>
public sealed class RecordStore(AppDb db, RecordKinds kinds, Visitor visitor, TimeProvider clock)
{
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>A new draft of a kind; nothing is written until <see cref="Save"/>.</summary>
    public Record Start(RecordKind kind, Guid steward, string language, IKeyed body)
    {
        var record = new Record
        {
            Id = body.Id == default ? Guid.CreateVersion7(Now) : body.Id,
            ShortId = ShortId.Next(),
            Kind = kind.Name,
            StewardId = steward,
            AuthorId = visitor.PersonId,
            SourceLanguage = language,
            CreatedAt = Now,
        };
        body.Id = record.Id;
        db.Add(record);
        db.Add(body);
        return record;
    }

    /// <summary>One record says something of another; written with the next <see cref="Save"/>.</summary>
    public void Link(Record from, Guid to, LinkType type) =>
        db.Add(new RecordLink { Id = Guid.CreateVersion7(Now), FromId = from.Id, ToId = to, Type = type, At = Now });

    /// <summary>Head, versions and tags, tracked for a change; null when there is none.</summary>
    public Task<Record?> Open(Guid id) => db.Set<Record>().Include(r => r.Steward).Include(r => r.Versions).ThenInclude(v => v.Sections)
        .Include(r => r.Tags).Include(r => r.Attachments).Include(r => r.Parties).AsSplitQuery().SingleOrDefaultAsync(r => r.Id == id);

    public async Task<IKeyed> Body(Record record) =>
        (IKeyed?)await db.FindAsync(kinds[record.Kind].Body, record.Id) ?? throw new InvalidOperationException($"{record.Kind} {record.Id} has no body");

    /// <summary>The record as it is now, whatever this request has done to it so far.</summary>
    public Task<Record?> OpenAfresh(Guid id)
    {
        db.ChangeTracker.Clear();
        return Open(id);
    }

    /// <summary>Writes what has changed on a record from <see cref="Start"/> or <see cref="Open"/>.</summary>
    /// <param name="startedFrom">The revision the person saw when they began; null to write regardless (a button, not a form).</param>
    /// <param name="ownRevision">Never merge with the person's last save: what was before must stay in reach.</param>
    /// <exception cref="EditConflict">Someone else has saved since.</exception>
    public async Task Save(Record record, IKeyed body, int? startedFrom = null, bool ownRevision = false)
    {
        if (startedFrom is { } seen && seen != record.Revision) throw new EditConflict(record.Id);
        await Enter(record, body, ownRevision);
        await Commit(record);
    }

    /// <summary>The steward says that a record still holds.</summary>
    public async Task Confirm(Guid id)
    {
        var record = (await Open(id))!;
        record.Confirm(Now);
        await Save(record, await Body(record));
    }

    /// <summary>The same without committing, for a reaction whose pump commits.</summary>
    public async Task Enter(Record record, IKeyed body, bool ownRevision = false)
    {
        record.Revision++;
        record.ChangedAt = Now;
        if (visitor.PersonId is not null) foreach (var draft in record.Versions.Where(Rewritten)) Check(record, draft);
        await Remember(record, body, ownRevision);
        Outbox.Add(db, new RecordSaved(record.Id), record.Id.ToString(), Now);
    }

    /// <summary>
    /// A machine's draft, without a revision: nobody did anything, and whoever is editing must not be told of a conflict.
    /// Refused when a person has written this version since it was opened.
    /// </summary>
    public async Task Draft(Record record, string language)
    {
        if (!record.In(language)!.IsDraft) throw new EditConflict(record.Id);
        Outbox.Add(db, new VersionDrafted(record.Id), record.Id.ToString(), Now);
        await Commit(record);
    }

    private bool Rewritten(RecordVersion version) => version.IsDraft && (db.Entry(version) is { State: EntityState.Modified } entry && (entry.Property(v => v.Title).IsModified || entry.Property(v => v.Summary).IsModified)
        || db.ChangeTracker.Entries<RecordSection>().Any(s => s.State is not EntityState.Unchanged && s.Entity.RecordId == version.RecordId && s.Entity.Language == version.Language));

    // whoever has rewritten a draft has read it: it is a machine's no longer
    private void Check(Record record, RecordVersion draft)
    {
        draft.State = visitor.Has(record.StewardId, Role.Author) ? VersionState.Approved : VersionState.Reviewed;
        (draft.AuthorId, draft.CheckedById, draft.At) = (visitor.PersonId, visitor.ActingFor?.OrganisationId, Now);
    }

    /// <summary>A record that another node answers for, as it came from there: its history is there, so none is kept here. Without committing.</summary>
    public void Copy(Record record)
    {
        record.Revision++;
        record.ChangedAt = Now;
        Outbox.Add(db, new RecordSaved(record.Id), record.Id.ToString(), Now);
    }

    private async Task Remember(Record record, IKeyed body, bool ownRevision)
    {
        var last = await db.Set<Revision>().Where(r => r.RecordId == record.Id).OrderByDescending(r => r.Number).FirstOrDefaultAsync();
        if (last is null || ownRevision || last.PersonId != visitor.PersonId || Now - last.At > Revision.Merge)
            db.Add(last = new Revision { Id = Guid.CreateVersion7(Now), RecordId = record.Id, At = Now, PersonId = visitor.PersonId });
        last.Number = record.Revision;
        last.Snapshot = RecordSnapshot.Of(record, body).ToJson();
    }

    private async Task Commit(Record record)
    {
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateConcurrencyException) { throw new EditConflict(record.Id); }
        catch (DbUpdateException) when (record.Versions.Exists(v => db.Entry(v).State == EntityState.Added))
        {
            // a draft and a person began the same language at the same moment
            var added = record.Versions.Where(v => db.Entry(v).State == EntityState.Added).Select(v => v.Language).ToList();
            if (await db.Set<RecordVersion>().AsNoTracking().AnyAsync(v => v.RecordId == record.Id && added.Contains(v.Language))) throw new EditConflict(record.Id);
            throw;
        }
    }
}

/// <summary>Committed with every save of a record; what follows is listed in Reactions.cs.</summary>
public sealed record RecordSaved(Guid RecordId);

/// <summary>A machine has drafted texts of a record; it can be found by them from now on.</summary>
public sealed record VersionDrafted(Guid RecordId);

/// <summary>A person has written or checked a translation: it is true enough to learn from.</summary>
public sealed record VersionChecked(Guid RecordId, string Language);

/// <summary>Someone else has saved since this person began; both texts are kept and the person chooses.</summary>
public sealed class EditConflict(Guid record) : Exception($"Record {record} has changed since it was opened")
{
    public Guid Record => record;
}
