using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Storage;

namespace Reciproca.Across.Find;

/// <summary>When a record can be found, the owners of searches that find it are told, each once for each record.</summary>
public sealed class MatchSavedSearches(AppDb db, RecordSearch search, RecordKinds kinds, TimeProvider clock) : IBatchReaction<RecordIndexed>
{
    public async Task React(IReadOnlyList<RecordIndexed> messages, CancellationToken cancel)
    {
        var searches = await db.Set<SavedSearch>().AsNoTracking().ToListAsync(cancel);
        if (searches.Count == 0) return;
        var ids = messages.Select(m => m.RecordId).Distinct().ToList();
        var told = (await db.Set<SavedSearchHit>().AsNoTracking().Where(h => ids.Contains(h.RecordId)).ToListAsync(cancel)).Select(h => (h.SavedSearchId, h.RecordId)).ToHashSet();
        var owners = searches.ConvertAll(s => s.PersonId).Distinct().ToList();
        var organisations = (await db.Set<Membership>().AsNoTracking().Where(m => owners.Contains(m.PersonId)).ToListAsync(cancel)).ToLookup(m => m.PersonId, m => m.OrganisationId);
        foreach (var saved in searches)
            foreach (var id in ids.Where(id => !told.Contains((saved.Id, id)) && Finds(saved, [.. organisations[saved.PersonId]], id))) Tell(saved, id);
    }

    /// <summary>News only: what was published before is no news, nor is what the person's own organisation wrote.</summary>
    private bool Finds(SavedSearch saved, Guid[] organisations, Guid record)
    {
        var address = SearchAddress.Parse(saved.Address);
        var request = address.Request(Sight.Network, "en") with { Only = record, Skip = 0, Take = 1, Counted = false };
        var hits = search.Find(kinds.ByPath(address.Path[1..]) is { } kind ? request.Of(kind.Name) : request).Hits;
        return hits.Count > 0 && hits[0].Card.PublishedAt >= saved.CreatedAt && !organisations.Contains(hits[0].Card.Steward.Id);
    }

    private void Tell(SavedSearch saved, Guid record)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new SavedSearchHit { SavedSearchId = saved.Id, RecordId = record, At = now });
        Outbox.Add(db, new SavedSearchMatched(saved.PersonId, saved.Id, record), saved.PersonId.ToString(), now);
    }
}
