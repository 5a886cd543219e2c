using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Exchanges;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Across.Cooperating;

/// <summary>"Begin an exchange": one button on an answered need or an offer.</summary>
[Author]
public sealed class BeginModel(AppDb db, Beginnings beginnings, Starting starting, Visitor visitor, Texts texts) : PageModel
{
    public IActionResult OnGet() => Redirect("/exchanges/new");

    public async Task<IActionResult> OnPostAsync(Guid record, Guid with)
    {
        var found = await db.Set<Record>().AsNoTracking().Where(RecordPermissions.ReadableBy(visitor)).Where(r => r.Id == record)
            .Include(r => r.Steward).Include(r => r.Tags).Include(r => r.Versions).ThenInclude(v => v.Sections).AsSplitQuery().SingleOrDefaultAsync();
        if (found is null || await beginnings.Of(found) is not { } beginning || beginning.With.All(w => w.Organisation != with)) return NotFound();
        if (beginning.Already is { } already) return Redirect(already);
        var version = found.Best(texts.Language);
        var begun = await starting.Begin(new(visitor.ActingFor!.OrganisationId, [with], version.Title, version.Sections.FirstOrDefault(s => s.Name is "problem" or "what")?.Text ?? version.Title, [found]));
        return this.Done(ExchangeKind.Kind.Address(begun), "exchange.begun");
    }
}
