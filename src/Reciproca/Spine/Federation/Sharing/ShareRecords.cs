using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Sharing;

/// <summary>
/// After a save: what anybody outside may read now, or may no longer, and whom we have to tell. Only the fact is written here; the words are read
/// when they are sent, so that nothing that was taken back in the meantime leaves.
/// </summary>
public sealed class ShareRecords(AppDb db, RecordKinds kinds, Addresses addresses, Dispatching dispatching, TimeProvider clock) : IBatchReaction<RecordSaved>
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task React(IReadOnlyList<RecordSaved> messages, CancellationToken cancel)
    {
        var ids = messages.Select(m => m.RecordId).ToHashSet();
        var heads = await db.Set<Record>().AsNoTracking().Where(r => ids.Contains(r.Id) && r.Origin == null).ToDictionaryAsync(r => r.Id, cancel);
        var known = await db.Set<Shared>().Where(s => ids.Contains(s.RecordId)).ToDictionaryAsync(s => s.RecordId, cancel);
        var number = await db.Set<Shared>().MaxAsync(s => (long?)s.Number, cancel) ?? 0;
        var changed = new List<Change>();
        foreach (var id in ids)
            if (Follow(id, heads.GetValueOrDefault(id), known.GetValueOrDefault(id)) is { } shared)
            {
                shared.Number = ++number;
                shared.ChangedAt = Now;
                changed.Add(new(shared, heads.GetValueOrDefault(id)?.StewardId));
            }
        if (changed.Count > 0) await Queue(changed, cancel);
        await TellParties(heads.Values.Where(h => kinds[h.Kind].Shared).Select(h => h.Id).ToList(), cancel);
    }

    /// <summary>Public or not: parties of other nodes hear of it all.</summary>
    private async Task TellParties(List<Guid> written, CancellationToken cancel)
    {
        if (written.Count == 0) return;
        foreach (var id in await db.Set<RecordParty>().Where(p => written.Contains(p.RecordId) && p.Organisation.Origin != null).Select(p => p.RecordId).Distinct().ToListAsync(cancel))
            Outbox.Add(db, new Together.TogetherChanged(id), id.ToString(), Now);
    }

    private Shared? Follow(Guid id, Record? head, Shared? shared)
    {
        if (head is not null && Objects.RecordObjects.IsPublic(head))
        {
            if (shared is { GoneAt: null } && shared.Revision == head.Revision) return null;
            if (shared is null) db.Add(shared = new Shared { RecordId = id, Kind = head.Kind, Uri = addresses.Home + kinds.Address(head) });
            (shared.Revision, shared.GoneAt) = (head.Revision, null);
            return shared;
        }
        if (shared is not { GoneAt: null }) return null;
        (shared.GoneAt, shared.Revision) = (Now, head?.Revision ?? shared.Revision + 1);
        return shared;
    }

    private async Task Queue(List<Change> changes, CancellationToken cancel)
    {
        var peers = (await db.Set<Peer>().AsNoTracking().Where(p => p.State == PeerState.Confirmed && p.IsNode).ToListAsync(cancel)).Where(p => p.Exchanges).ToList();
        var stewards = changes.Select(c => c.Steward).OfType<Guid>().ToHashSet();
        var followers = (await db.Set<Follower>().AsNoTracking().Where(f => stewards.Contains(f.OrganisationId)).ToListAsync(cancel)).ToLookup(f => f.OrganisationId);
        var gone = changes.Where(c => c.Shared.GoneAt is not null).Select(c => c.Shared.RecordId).ToList();
        var reached = (await db.Set<Reached>().AsNoTracking().Where(r => gone.Contains(r.RecordId)).ToListAsync(cancel)).ToLookup(r => r.RecordId);
        var queue = new List<Dispatch>();
        foreach (var (shared, steward) in changes)
        {
            var targets = peers.Where(p => p.SendsKind(shared.Kind)).Select(p => (p.Host, p.Inbox, Rich: true))
                .Concat(followers[steward ?? Guid.Empty].Where(f => !peers.Exists(p => p.Host == f.Host)).Select(f => (f.Host, f.Inbox, Rich: f.ReadsProposals)))
                .Concat(reached[shared.RecordId].Select(r => (r.Host, r.Inbox, r.Rich)));
            queue.AddRange(targets.DistinctBy(t => t.Inbox).Select(t => new Dispatch
            {
                Host = t.Host, Inbox = t.Inbox, Rich = t.Rich, Key = shared.RecordId.ToString("N"), RecordId = shared.RecordId, Revision = shared.Revision, ActorId = steward ?? Guid.Empty,
            }));
        }
        await dispatching.Queue(queue, cancel);
    }

    private sealed record Change(Shared Shared, Guid? Steward);
}
