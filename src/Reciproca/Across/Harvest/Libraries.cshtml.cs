using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Across.Harvest;

/// <summary>Practice libraries elsewhere whose records this node brings in.</summary>
[Secretariat]
public sealed class LibrariesModel(AppDb db, LibraryDesk desk, Texts texts) : PageModel
{
    public IReadOnlyList<(Library Library, int Records)> Libraries { get; private set; } = [];

    [BindProperty] public string? Address { get; set; }

    public async Task OnGetAsync()
    {
        var items = db.Set<LibraryItem>();
        var all = await db.Set<Library>().AsNoTracking().OrderBy(l => l.Name).Select(l => new { Library = l, Records = items.Count(i => i.LibraryId == l.Id && !i.Deleted) }).ToListAsync();
        Libraries = [.. all.Select(l => (l.Library, l.Records))];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        try
        {
            var library = await desk.Add(Fold.Clean(Address));
            return this.Done($"/secretariat/libraries/{library.Id}", "harvest.added");
        }
        catch (HarvestProblem problem)
        {
            this.Wrong(nameof(Address), texts[problem.Message] + (problem.Detail.Length > 0 ? $" ({problem.Detail})" : ""));
            await OnGetAsync();
            return this.Refused();
        }
    }
}
