using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Find;

/// <summary>On an organisation's page: follow it, or no longer. <c>&lt;slot name="Follow" record="…" /&gt;</c></summary>
public sealed class FollowViewComponent(AppDb db, RecordOfRequest found, Visitor visitor) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        var city = await found.Body<Organisation>();
        if (visitor.Has(record, Role.Reader) || !city.CanBeWrittenTo) return Content("");
        var search = FollowingCities.SearchFor(city.ShortId);
        var kept = visitor.PersonId is { } me ? await db.Set<SavedSearch>().Where(s => s.PersonId == me && s.Address == search).Select(s => (Guid?)s.Id).FirstOrDefaultAsync() : null;
        return View("/Across/Find/Follow.cshtml", new FollowButton(city.ShortId, search, kept));
    }
}

/// <param name="Kept">The search by which the visitor follows it; null while they do not.</param>
public sealed record FollowButton(string City, string Search, Guid? Kept);
