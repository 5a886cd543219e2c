using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Moving;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Copies;

/// <summary>
/// Keeps copies of other nodes' records, within the unit of work of whoever calls: an activity, or a page of a catch-up. What is older than what we
/// have changes nothing; what was withdrawn stays so until its origin says something newer.
/// </summary>
public sealed class Copying(AppDb db, RecordStore store, Addresses addresses, TimeProvider clock)
{
    private readonly Dictionary<string, Copy> copies = [];
    private readonly Dictionary<string, Organisation> stewards = [];
    private readonly HashSet<string> asked = [];
    private readonly Emptying emptying = new(db, store);
    private readonly Fitting fitting = new(db);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Reads what is known of many records at once, before they are kept one by one.</summary>
    public async Task Expect(IReadOnlyCollection<ReceivedRecord> records, IEnumerable<string> gone, CancellationToken cancel)
    {
        var uris = records.Select(r => r.Uri).Concat(gone).Concat(records.SelectMany(r => r.Links.Select(l => l.To))).ToHashSet();
        var heads = records.Select(r => r.Steward.Uri).ToHashSet();
        foreach (var copy in await db.Set<Copy>().Where(c => uris.Contains(c.Uri)).ToListAsync(cancel)) copies[copy.Uri] = copy;
        foreach (var steward in await db.Set<Organisation>().Where(o => heads.Contains(o.Uri!)).ToListAsync(cancel)) stewards[steward.Uri!] = steward;
        asked.UnionWith(uris);
        asked.UnionWith(heads);
    }

    /// <returns>Whether anything changed.</returns>
    /// <exception cref="UnfitRecordException">Our columns cannot hold it.</exception>
    public async Task<bool> Keep(ReceivedRecord received, Peer peer)
    {
        var copy = await Known(received.Uri);
        if (copy is not null && copy.Revision >= received.Revision && (copy.RecordId is not null || copy.GoneAt is not null)) return false;
        if (!peer.TakesKind(received.Kind.Name)) return false;
        var body = fitting.Body(received);
        var record = copy?.RecordId is { } id ? await store.Open(id) : await Moved(received, peer);
        record ??= await Private(received, peer);
        if (record is null) record = await Begin(received, peer, body);
        else received.Snapshot.Restore(record, await store.Body(record));
        Finish(record, received, peer);
        if (copy is null) db.Add(copy = copies[received.Uri] = new Copy { Id = Guid.CreateVersion7(Now), Uri = received.Uri, Host = peer.Host });
        (copy.Kind, copy.RecordId, copy.Revision, copy.ReceivedAt, copy.GoneAt) = (record.Kind, record.Id, received.Revision, Now, null);
        await Link(record, received);
        Name(record, received.Files);
        store.Copy(record);
        return true;
    }

    /// <summary>
    /// The same for one that its origin tells a party of ours alone: nobody else may find it. Where it is public too, who may read it stays as it is.
    /// </summary>
    /// <param name="isNewer">Whether it says more than what we have.</param>
    /// <exception cref="UnfitRecordException">Our columns cannot hold it.</exception>
    public async Task<Record> KeepPrivately(ReceivedRecord received, Peer peer, bool isNewer)
    {
        var body = fitting.Body(received);
        var known = await db.Set<Record>().Where(r => r.Uri == received.Uri).Select(r => (Guid?)r.Id).SingleOrDefaultAsync();
        var record = known is { } id ? (await store.Open(id))! : null;
        if (record is not null && !isNewer) return record;
        if (record is null) { record = await Begin(received, peer, body); (record.Stage, record.Audience) = (Stage.Draft, Audience.Organisation); }
        else received.Snapshot.Restore(record, await store.Body(record));
        var steward = await Steward(received.Steward, peer.Host);
        (record.StewardId, record.Steward) = (steward.Id, steward);
        foreach (var version in record.Versions.Where(v => v.At == default)) version.At = Now;
        await Link(record, received);
        store.Copy(record);
        return record;
    }

    /// <summary>What its home has told a party of ours already, and publishes now: it is the same record.</summary>
    private async Task<Record?> Private(ReceivedRecord received, Peer peer)
    {
        if (await db.Set<Participation>().Where(p => db.Set<Record>().Any(r => r.Id == p.RecordId && r.Uri == received.Uri && r.Origin == peer.Host)).Select(p => (Guid?)p.RecordId).FirstOrDefaultAsync() is not { } id) return null;
        var record = (await store.Open(id))!;
        if (record.Kind != received.Kind.Name) throw new UnfitRecordException("it was of another kind");
        record.Stage = peer.AtOnce ? Stage.Published : Stage.InReview;
        return record;
    }

    /// <summary>Its origin has withdrawn it: the words go, the head stays for what refers to it and answers "gone".</summary>
    public async Task<bool> TakeBack(string uri, string host, int? revision)
    {
        var copy = await Known(uri);
        if (copy?.GoneAt is not null && (revision ?? 0) <= copy.Revision) return false;
        if (copy is not null && revision < copy.Revision) return false;
        if (copy is null) db.Add(copy = copies[uri] = new Copy { Id = Guid.CreateVersion7(Now), Uri = uri, Host = host, ReceivedAt = Now });
        (copy.Revision, copy.GoneAt) = (revision ?? copy.Revision, Now);
        if (copy.RecordId is { } id && await store.Open(id) is { } record) await emptying.Empty(record);
        return true;
    }

    /// <summary>The peering is over: copies stay as what was last known, or go.</summary>
    public async Task<int> Release(string host, bool keep, CancellationToken cancel)
    {
        var held = await db.Set<Copy>().Where(c => c.Host == host && c.RecordId != null && c.GoneAt == null).ToListAsync(cancel);
        foreach (var copy in held)
        {
            if (await store.Open(copy.RecordId!.Value) is not { } record) continue;
            if (!keep) { copy.GoneAt = Now; await emptying.Empty(record); continue; }
            if (record.Stage == Stage.Published) record.Archive();
            store.Copy(record);
        }
        return held.Count;
    }

    /// <summary>An organisation of another node, made of what a record or an actor says of it where it is not known yet.</summary>
    public async Task<Organisation> Steward(ReceivedSteward stated, string host)
    {
        if (stewards.TryGetValue(stated.Uri, out var known)) return known;
        if (!asked.Contains(stated.Uri) && await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Uri == stated.Uri) is { } stored) return stewards[stated.Uri] = stored;
        var organisation = new Organisation
        {
            Id = Guid.CreateVersion7(Now), ShortId = ShortId.Next(), Country = stated.Country, Tier = stated.Tier, Sample = stated.Sample, Origin = host, Uri = stated.Uri, VerifiedAt = Now,
        };
        organisation.Rename(stated.Name);
        db.Add(organisation);
        return stewards[stated.Uri] = organisation;
    }

    private async Task<Copy?> Known(string uri)
    {
        if (copies.TryGetValue(uri, out var copy)) return copy;
        if (asked.Contains(uri) || await db.Set<Copy>().SingleOrDefaultAsync(c => c.Uri == uri) is not { } found) return null;
        return copies[uri] = found;
    }

    /// <summary>
    /// The record, ours or a copy, that this one was before its organisation moved: it comes to the new steward and keeps its address here. Null
    /// where nothing moved, or only one side says so.
    /// </summary>
    private async Task<Record?> Moved(ReceivedRecord received, Peer peer)
    {
        if (received.MovedFrom is not { } former || received.Kind.Body == typeof(Organisation)) return null;
        var (own, target) = (addresses.ShortIdOf(former), received.Steward.Uri);
        var found = own is not null
            ? db.Set<Record>().Where(r => r.ShortId == own && r.Origin == null && db.Set<Departure>().Any(d => d.OrganisationId == r.StewardId && d.Target == target))
            : db.Set<Record>().Where(r => r.Uri == former && db.Set<ActorMove>().Any(m => m.Old == r.Steward.Uri && m.New == target));
        if (await found.Select(r => (Guid?)r.Id).SingleOrDefaultAsync() is not { } id || await store.Open(id) is not { } record) return null;
        var (before, steward) = (record.StewardId, await Steward(received.Steward, peer.Host));
        if (own is not null)
        {
            // it is not gone, it is elsewhere: nobody is told of a deletion
            db.RemoveRange(await db.Set<Shared>().Where(s => s.RecordId == id).ToListAsync());
            db.RemoveRange(await db.Set<Reached>().Where(r => r.RecordId == id).ToListAsync());
            if (await db.FindAsync<FormerAddress>(id) is { } stood) stood.Uri = former;
            else db.Add(new FormerAddress { RecordId = id, Uri = former });
        }
        else if (await Known(former) is { } old)
        {
            if (old.GoneAt is not null) record.Stage = Stage.Published;
            copies.Remove(former);
            db.Remove(old);
        }
        (record.StewardId, record.Steward, record.Origin, record.Uri) = (steward.Id, steward, peer.Host, received.Uri);
        Outbox.Add(db, new RecordMoved(id, before, steward.Id), id.ToString(), Now);
        return record;
    }

    private async Task<Record> Begin(ReceivedRecord received, Peer peer, IKeyed body)
    {
        var steward = await Steward(received.Steward, peer.Host);
        if (body is Organisation) body = steward;
        else { body.Id = Guid.CreateVersion7(Now); db.Add(body); }
        var record = new Record
        {
            Id = body.Id, ShortId = body is Organisation ? steward.ShortId : ShortId.Next(), Kind = received.Kind.Name, StewardId = steward.Id, Steward = steward,
            Origin = peer.Host, Uri = received.Uri, CreatedAt = received.CreatedAt, Stage = peer.AtOnce ? Stage.Published : Stage.InReview,
        };
        received.Snapshot.Restore(record, body);
        db.Add(record);
        return record;
    }

    private static void Finish(Record record, ReceivedRecord received, Peer peer)
    {
        (record.PublishedAt, record.ConfirmedOn, record.Unconfirmed, record.Audience) = (received.PublishedAt, received.ConfirmedOn, received.Unconfirmed, Audience.Public);
        // what our secretariat has taken down, or has not looked at yet, does not come up by itself
        if (record.Stage is Stage.Published or Stage.Archived) record.Stage = received.Snapshot.Stage;
        foreach (var version in record.Versions.Where(v => v.At == default)) version.At = received.PublishedAt ?? received.CreatedAt;
        if (received.Kind.Body != typeof(Organisation)) return;
        var steward = record.Steward;
        steward.Rename(steward.Name);
        steward.Sample = received.Steward.Sample;
        steward.Origin = peer.Host;
    }

    /// <summary>Links of the record become exactly those that it states; one to a record that has not come waits for it.</summary>
    private async Task Link(Record record, ReceivedRecord received)
    {
        var isNew = db.Entry(record).State == EntityState.Added;
        var existing = isNew ? [] : await db.Set<RecordLink>().Where(l => l.FromId == record.Id).ToListAsync();
        var waiting = isNew ? [] : await db.Set<WaitingLink>().Where(l => l.FromId == record.Id).ToListAsync();
        db.RemoveRange(waiting);
        var wanted = new HashSet<(LinkType, Guid)>();
        foreach (var (type, to) in received.Links)
            if (await Find(to) is { } target) wanted.Add((type, target));
            else db.Add(new WaitingLink { Id = Guid.CreateVersion7(Now), FromId = record.Id, ToUri = to, Type = type, At = Now });
        db.RemoveRange(existing.Where(l => !wanted.Contains((l.Type, l.ToId))));
        foreach (var (type, to) in wanted.Where(w => !existing.Exists(l => l.Type == w.Item1 && l.ToId == w.Item2))) store.Link(record, to, type);
        foreach (var late in await db.Set<WaitingLink>().Where(l => l.ToUri == received.Uri).ToListAsync())
        {
            db.Add(new RecordLink { Id = Guid.CreateVersion7(Now), FromId = late.FromId, ToId = record.Id, Type = late.Type, At = Now });
            db.Remove(late);
        }
    }

    /// <summary>Files are named and lie with their origin; on a record that has moved away, those that lie here stay as they are.</summary>
    private void Name(Record record, IReadOnlyList<ReceivedFile> files)
    {
        foreach (var gone in record.Attachments.Where(a => !files.Any(f => f.Hash == a.Hash)).ToList()) { record.Attachments.Remove(gone); db.Remove(gone); }
        foreach (var file in files)
        {
            if (record.Attachments.Find(a => a.Hash == file.Hash) is not { } named) record.Attachments.Add(named = new Attachment { Id = Guid.CreateVersion7(Now), Hash = file.Hash, AddedAt = Now });
            (named.Name, named.MediaType, named.Size, named.Description) = (file.Name, file.MediaType, file.Size, file.Description);
        }
    }

    private async Task<Guid?> Find(string uri)
    {
        if (addresses.ShortIdOf(uri) is { } own) return await db.Set<Record>().Where(r => r.ShortId == own && r.Origin == null).Select(r => (Guid?)r.Id).SingleOrDefaultAsync();
        return (await Known(uri))?.RecordId;
    }
}
