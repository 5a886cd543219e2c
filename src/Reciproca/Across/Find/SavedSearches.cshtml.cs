using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Across.Find;

/// <summary>The searches a person keeps: each opens, each can be taken away.</summary>
[SignedIn]
public sealed class SavedSearchesModel(AppDb db, Visitor visitor, RecordKinds kinds, TimeProvider clock) : PageModel
{
    public IReadOnlyList<SavedSearch> Searches { get; private set; } = [];

    private IQueryable<SavedSearch> Mine => db.Set<SavedSearch>().Where(s => s.PersonId == visitor.PersonId);

    public async Task OnGetAsync() => Searches = await Mine.AsNoTracking().OrderByDescending(s => s.CreatedAt).ToListAsync();

    public async Task<IActionResult> OnPostAsync(string? address)
    {
        var kept = (SearchAddress.Parse(address ?? "") with { Page = 1 }).ToString();
        if (!IsOurs(kept) || kept.Length > SavedSearch.Longest) return BadRequest();
        if (await Mine.AnyAsync(s => s.Address == kept)) return this.Done(kept, "search.saved");
        if (await Mine.CountAsync() >= SavedSearch.MostPerPerson) return this.Done("/account/searches", "search.saved.too-many");
        var now = clock.GetUtcNow().UtcDateTime;
        db.Add(new SavedSearch { Id = Guid.CreateVersion7(now), PersonId = visitor.PersonId!.Value, Address = kept, CreatedAt = now });
        await db.SaveChangesAsync();
        return this.Done(kept, "search.saved");
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id)
    {
        await Mine.Where(s => s.Id == id).ExecuteDeleteAsync();
        return this.Done("/account/searches", "search.saved.deleted");
    }

    private bool IsOurs(string address) => SearchAddress.Parse(address).Path is var path && (path == "/search" || (path.Length > 1 && kinds.ByPath(path[1..]) is not null));
}
