using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Moving;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Find;

/// <summary>After an organisation has moved: whoever follows it follows it where it is now, and is told.</summary>
public sealed class FollowMoved(AppDb db, Bell bell) : IReaction<OrganisationMoved>
{
    public async Task React(OrganisationMoved moved, CancellationToken cancel)
    {
        var (from, to) = (await db.Set<Organisation>().SingleAsync(o => o.Id == moved.From, cancel), await db.Set<Organisation>().SingleAsync(o => o.Id == moved.To, cancel));
        var old = FollowingCities.SearchFor(from.ShortId);
        var searches = await db.Set<SavedSearch>().Where(s => s.Address == old).ToListAsync(cancel);
        var ids = searches.ConvertAll(s => s.PersonId);
        foreach (var search in searches) search.Address = FollowingCities.SearchFor(to.ShortId);
        await bell.Ring(await db.Users.Where(p => ids.Contains(p.Id)).ToListAsync(cancel), new Told($"move:{moved.From:N}", "notice.moved", $"/organisations/{to.ShortId}", from.Name));
    }
}
