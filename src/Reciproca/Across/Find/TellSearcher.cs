using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Storage;
using Reciproca.Web.Records;

namespace Reciproca.Across.Find;

/// <summary>After a saved search has found something new: whoever keeps it hears of it, once for each record.</summary>
public sealed class TellSearcher(AppDb db, Bell bell, RecordSearch search, RecordKinds kinds) : IReaction<SavedSearchMatched>
{
    public async Task React(SavedSearchMatched matched, CancellationToken cancel)
    {
        var person = await db.Users.Where(p => p.Id == matched.PersonId).ToListAsync(cancel);
        if (person.Count == 0 || search.Entry(matched.RecordId)?.Card is not { } found) return;
        var title = found.In(person[0].Language).Title;
        var saved = await db.Set<SavedSearch>().AsNoTracking().SingleOrDefaultAsync(s => s.Id == matched.SavedSearchId, cancel);
        var city = saved is null ? null : FollowingCities.CityOf(SearchAddress.Parse(saved.Address));
        await bell.Ring(person, new Told($"search:{found.Id:N}", city is null ? "notice.found" : "notice.followed", FoundCards.Address(found, kinds), found.Steward.Name, title));
    }
}
