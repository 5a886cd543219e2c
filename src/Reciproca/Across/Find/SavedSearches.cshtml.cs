using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Across.Find;

/// <summary>What a follower follows.</summary>
public enum Followed { City, Topic, Search }

/// <summary>The cities, topics and searches a person follows: each opens, each can be let go.</summary>
[SignedIn]
public sealed class SavedSearchesModel(AppDb db, Visitor visitor, RecordKinds kinds, FollowingCities following, TimeProvider clock) : PageModel
{
    public IReadOnlyList<SavedSearch> Searches { get; private set; } = [];

    /// <summary>Organisations that the searches name, by short id.</summary>
    public IReadOnlyDictionary<string, Organisation> Cities { get; private set; } = new Dictionary<string, Organisation>();

    /// <summary>For organisations of other nodes: asked, accepted or refused there.</summary>
    public IReadOnlyDictionary<Guid, string> States { get; private set; } = new Dictionary<Guid, string>();

    private IQueryable<SavedSearch> Mine => db.Set<SavedSearch>().Where(s => s.PersonId == visitor.PersonId);

    public IReadOnlyList<(SavedSearch Saved, SearchAddress Address)> Of(Followed what) =>
        [.. Searches.Select(s => (s, SearchAddress.Parse(s.Address))).Where(s => What(s.Item2) == what)];

    public async Task OnGetAsync()
    {
        Searches = await Mine.AsNoTracking().OrderByDescending(s => s.CreatedAt).ToListAsync();
        var ids = Searches.SelectMany(s => SearchAddress.Parse(s.Address).Filters.GetValueOrDefault("by", [])).ToList();
        Cities = await db.Set<Organisation>().AsNoTracking().Where(o => ids.Contains(o.ShortId)).ToDictionaryAsync(o => o.ShortId);
        if (visitor.ActingFor is { } acting)
            States = (await following.Of(acting.OrganisationId)).ToDictionary(f => f.FollowedId, f => f.RefusedAt is not null ? "refused" : f.AcceptedAt is not null ? "accepted" : "asked");
    }

    public async Task<IActionResult> OnPostAsync(string? address)
    {
        var search = SearchAddress.Parse(address ?? "") with { Page = 1 };
        var (kept, city) = (search.ToString(), FollowingCities.CityOf(search));
        if (!IsOurs(kept) || kept.Length > SavedSearch.Longest) return BadRequest();
        var back = city is null ? kept : "/organisations/" + city;
        if (await Mine.AnyAsync(s => s.Address == kept)) return this.Done(back, "search.saved");
        if (await Mine.CountAsync() >= SavedSearch.MostPerPerson) return this.Done("/account/searches", "search.saved.too-many");
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new SavedSearch { Id = Guid.CreateVersion7(now), PersonId = visitor.PersonId!.Value, Address = kept, CreatedAt = now });
        if (city is not null) await following.Begin(city, HttpContext.RequestAborted);
        await db.SaveChangesAsync();
        return this.Done(back, city is null ? "search.saved" : "search.followed");
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id)
    {
        if (await Mine.SingleOrDefaultAsync(s => s.Id == id) is not { } saved) return this.Done("/account/searches", "search.saved.deleted");
        db.Remove(saved);
        var city = FollowingCities.CityOf(SearchAddress.Parse(saved.Address));
        if (city is not null) await following.End(city, HttpContext.RequestAborted);
        await db.SaveChangesAsync();
        return this.Done("/account/searches", city is null ? "search.saved.deleted" : "search.unfollowed");
    }

    private static Followed What(SearchAddress search) => FollowingCities.CityOf(search) is not null ? Followed.City
        : search is { Path: "/search", Text: "", Filters.Count: 1 } && search.Filters.ContainsKey("topic") ? Followed.Topic : Followed.Search;

    private bool IsOurs(string address) => SearchAddress.Parse(address).Path is var path && (path == "/search" || (path.Length > 1 && kinds.ByPath(path[1..]) is not null));
}
