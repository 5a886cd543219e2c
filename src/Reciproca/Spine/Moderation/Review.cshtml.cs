using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Moderation;

/// <summary>First records of organisations that nobody has verified yet: publish, or give back with a reason.</summary>
[Secretariat]
public sealed class ReviewModel(AppDb db, Deciding deciding, Texts.Texts texts) : PageModel
{
    private const int MostShown = 100;

    public IReadOnlyList<Record> Waiting { get; private set; } = [];

    /// <summary>By organisation, the one that has waited longest first.</summary>
    public IEnumerable<IGrouping<Guid, Record>> ByOrganisation => Waiting.GroupBy(r => r.StewardId);

    [BindProperty]
    public string? Why { get; set; }

    public async Task OnGetAsync() => Waiting = await db.Set<Record>().AsNoTracking().Where(r => r.Stage == Stage.InReview)
        .Include(r => r.Steward).Include(r => r.Versions).OrderBy(r => r.ChangedAt).Take(MostShown).ToListAsync();

    public async Task<IActionResult> OnPostPublishAsync(Guid record) => After(await deciding.Publish(record), "desk.published");

    public async Task<IActionResult> OnPostPublishAllAsync(Guid organisation) => After(await deciding.PublishAll(organisation) > 0, "desk.published-all");

    public async Task<IActionResult> OnPostReturnAsync(Guid record)
    {
        if (Fold.Clean(Why).Length >= 5) return After(await deciding.Return(record, Fold.Clean(Why)), "desk.returned");
        ModelState.AddModelError(nameof(Why), texts["desk.why.missing"]);
        await OnGetAsync();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private RedirectResult After(bool decided, string said)
    {
        TempData["done"] = decided ? said : "desk.already";
        return Redirect("/secretariat/review");
    }
}
