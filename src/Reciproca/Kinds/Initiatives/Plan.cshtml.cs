using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Initiatives;

/// <summary>Activities and milestones: any party that takes part keeps the common plan.</summary>
[OnRecord(Ability.Edit)]
public sealed class PlanModel(RecordOfRequest found, AppDb db, LedgerReader reader, Visitor visitor, Texts texts, TimeProvider clock) : PageModel
{
    public Record Record => found.Record;
    public Ledger Ledger { get; private set; } = null!;
    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    [BindProperty] public string? Title { get; set; }
    [BindProperty] public DateOnly? From { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }
    [BindProperty] public DateOnly? DoneOn { get; set; }

    public async Task OnGetAsync() => Ledger = await reader.Read(Record.Id);

    public async Task<IActionResult> OnPostAddAsync()
    {
        if (Fold.Clean(Title).Length < 3) this.Wrong(nameof(Title), texts["plan.what.missing"]);
        if (From is null) this.Wrong(nameof(From), texts["plan.from.missing"]);
        if (Until < From) this.Wrong(nameof(Until), texts["initiative.dates.order"]);
        if (!ModelState.IsValid) return await Again();
        db.Add(new Activity { Id = Guid.CreateVersion7(), InitiativeId = Record.Id, Title = Fold.Clean(Title), Language = visitor.Language, From = From!.Value, Until = Until });
        return await Saved();
    }

    public async Task<IActionResult> OnPostDoneAsync(Guid activity)
    {
        if (await db.Set<Activity>().SingleOrDefaultAsync(a => a.Id == activity && a.InitiativeId == Record.Id) is not { } done) return NotFound();
        if (DoneOn > Today) this.Wrong(nameof(DoneOn), texts["initiative.dates.future"]);
        if (!ModelState.IsValid) return await Again();
        done.DoneOn = done.DoneOn is null ? DoneOn ?? Today : null;
        return await Saved();
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid activity)
    {
        if (await db.Set<Activity>().SingleOrDefaultAsync(a => a.Id == activity && a.InitiativeId == Record.Id) is not { } gone) return NotFound();
        db.Remove(gone);
        return await Saved();
    }

    private async Task<IActionResult> Again()
    {
        await OnGetAsync();
        return this.Refused();
    }

    private async Task<IActionResult> Saved()
    {
        await db.SaveChangesAsync();
        return this.Done($"{InitiativeKind.Kind.Address(Record)}/plan", "record.saved");
    }
}
