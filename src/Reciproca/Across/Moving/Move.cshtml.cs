using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Moving;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Across.Moving;

/// <summary>Where an organisation says that it has come from another node, or that it goes to one.</summary>
[OnRecord(Ability.Manage)]
public sealed class MoveModel(AppDb db, RecordOfRequest found, Reciproca.Spine.Federation.Moving.Moving moving, Addresses addresses, Texts texts) : PageModel
{
    public Organisation Organisation { get; private set; } = null!;
    public IReadOnlyList<string> Aliases { get; private set; } = [];
    public string? Target { get; private set; }

    /// <summary>Records that are not public, which do not travel.</summary>
    public int Hidden { get; private set; }
    public string Address => addresses.Actor(Organisation.ShortId);

    [BindProperty] public string? Old { get; set; }
    [BindProperty] public string? New { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Id == found.Record.Id) is not { } organisation) return NotFound();
        Organisation = organisation;
        Aliases = await db.Set<Alias>().Where(a => a.OrganisationId == organisation.Id).Select(a => a.Uri).ToListAsync();
        Target = await db.Set<Departure>().Where(d => d.OrganisationId == organisation.Id).Select(d => d.Target).SingleOrDefaultAsync();
        Hidden = await db.Set<Record>().CountAsync(r => r.StewardId == organisation.Id && r.Origin == null && (r.Audience != Audience.Public || (r.Stage != Stage.Published && r.Stage != Stage.Archived)));
        return Page();
    }

    public Task<IActionResult> OnPostFromAsync() => Do(nameof(Old), () => moving.ComeFrom(Organisation, Fold.Clean(Old), HttpContext.RequestAborted), "move.named");

    public Task<IActionResult> OnPostToAsync() => Do(nameof(New), () => moving.GoTo(Organisation, Fold.Clean(New), HttpContext.RequestAborted), "move.told");

    private async Task<IActionResult> Do(string field, Func<Task<string?>> act, string said)
    {
        if (await OnGetAsync() is NotFoundResult missing) return missing;
        if (await act() is not { } refused) return this.Done(Request.Path, said);
        this.Wrong(field, texts[refused]);
        return this.Refused();
    }
}

/// <summary>On the page of an organisation that has moved: where it is now. <c>&lt;slot name="Moved" record="…" /&gt;</c></summary>
public sealed class MovedViewComponent(AppDb db, Shelf shelf, RecordOfRequest found) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        var moved = await shelf.Get((nameof(Moved), record), async () => new Moved(await Where(await found.Body<Organisation>())));
        return moved.To is { } address ? View("/Across/Moving/Moved.cshtml", address) : Content("");
    }

    private async Task<string?> Where(Organisation organisation)
    {
        var target = organisation.Uri is { } uri ? await db.Set<ActorMove>().Where(m => m.Old == uri).Select(m => m.New).SingleOrDefaultAsync()
            : await db.Set<Departure>().Where(d => d.OrganisationId == organisation.Id).Select(d => d.Target).SingleOrDefaultAsync();
        if (target is null) return null;
        var here = await db.Set<Organisation>().AsNoTracking().Where(o => o.Uri == target).Select(o => o.ShortId).SingleOrDefaultAsync();
        return here is null ? target : $"/organisations/{here}";
    }

    /// <param name="To">Null while it is where it was.</param>
    private sealed record Moved(string? To);
}
