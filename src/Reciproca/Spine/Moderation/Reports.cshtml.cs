using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Moderation;

/// <summary>What people have reported: keep it, or take it from the public, with a reason either way.</summary>
[Secretariat]
public sealed class ReportsModel(AppDb db, Deciding deciding, Texts.Texts texts) : PageModel
{
    private const int MostShown = 100;

    public IReadOnlyList<Report> Waiting { get; private set; } = [];

    [BindProperty]
    public string? Why { get; set; }

    public async Task OnGetAsync() => Waiting = await db.Set<Report>().AsNoTracking().Where(r => r.DecidedAt == null)
        .Include(r => r.Record).ThenInclude(r => r.Versions).OrderBy(r => r.At).Take(MostShown).ToListAsync();

    public Task<IActionResult> OnPostKeepAsync(Guid report) => Settle(report, withdraw: false);

    public Task<IActionResult> OnPostWithdrawAsync(Guid report) => Settle(report, withdraw: true);

    private async Task<IActionResult> Settle(Guid report, bool withdraw)
    {
        if (Fold.Clean(Why).Length < 5)
        {
            ModelState.AddModelError(nameof(Why), texts["desk.why.missing"]);
            await OnGetAsync();
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return Page();
        }
        TempData["done"] = await deciding.Settle(report, withdraw, Fold.Clean(Why)) ? "desk.decided" : "desk.already";
        return Redirect("/secretariat/reports");
    }
}
