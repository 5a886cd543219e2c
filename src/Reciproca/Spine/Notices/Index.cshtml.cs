using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Notices;

/// <summary>What has happened for this person, newest first. A link through a notice marks it as read.</summary>
[SignedIn]
public sealed class IndexModel(AppDb db, Visitor visitor, TimeProvider clock) : PageModel
{
    public const int PageSize = 30;

    public IReadOnlyList<Notice> Notices { get; private set; } = [];
    public int Number { get; private set; }
    public bool More { get; private set; }

    private IQueryable<Notice> Mine => db.Set<Notice>().Where(n => n.PersonId == visitor.PersonId);

    public async Task OnGetAsync(int page = 1)
    {
        Number = Math.Clamp(page, 1, 10_000);
        var notices = await Mine.AsNoTracking().OrderByDescending(n => n.At).ThenByDescending(n => n.Id).Skip((Number - 1) * PageSize).Take(PageSize + 1).ToListAsync();
        (Notices, More) = ([.. notices.Take(PageSize)], notices.Count > PageSize);
    }

    public async Task<IActionResult> OnGetGoAsync(Guid notice)
    {
        if (await Mine.AsNoTracking().SingleOrDefaultAsync(n => n.Id == notice) is not { } found) return NotFound();
        await Mine.Where(n => n.Id == notice && n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, clock.GetUtcNow().UtcDateTime));
        return LocalRedirect(found.Address);
    }

    public async Task<IActionResult> OnPostReadAllAsync()
    {
        await Mine.Where(n => n.ReadAt == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.ReadAt, clock.GetUtcNow().UtcDateTime));
        return Redirect("/notices");
    }
}
