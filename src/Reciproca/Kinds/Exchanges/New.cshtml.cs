using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Kinds.Exchanges;

/// <summary>An exchange that two organisations have agreed on outside: with whom, and what about.</summary>
[Author]
public sealed class NewModel(AppDb db, Starting starting, Visitor visitor, Texts texts) : PageModel
{
    [BindProperty] public string? With { get; set; }
    [BindProperty] public string? Title { get; set; }
    [BindProperty] public string? Wanted { get; set; }
    [BindProperty] public DateOnly? StartsOn { get; set; }
    [BindProperty] public DateOnly? EndsOn { get; set; }
    public IReadOnlyList<Choice> Organisations { get; private set; } = [];

    public async Task OnGetAsync()
    {
        var own = visitor.ActingFor!.OrganisationId;
        var all = await db.Set<Organisation>().AsNoTracking().Where(o => o.VerifiedAt != null && o.Id != own).OrderBy(o => o.FoldedName).Take(2000).Select(o => new { o.ShortId, o.Name, o.Country }).ToListAsync();
        Organisations = [.. all.Select(o => new Choice(o.ShortId, o.Name, Concepts.Standard.Label(Schemes.Country, o.Country, texts.Language))).OrderBy(c => c.Group, StringComparer.CurrentCulture)];
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var other = await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.ShortId == With && o.VerifiedAt != null && o.Id != visitor.ActingFor!.OrganisationId);
        if (other is null) this.Wrong(nameof(With), texts["exchange.with.missing"]);
        if (Fold.Clean(Title).Length is < 5 or > 300) this.Wrong(nameof(Title), texts["exchange.title.missing"]);
        if (Fold.Clean(Wanted).Length < 10) this.Wrong(nameof(Wanted), texts["exchange.missing.request"]);
        if (EndsOn < StartsOn) this.Wrong(nameof(EndsOn), texts["exchange.endson.before"]);
        if (!ModelState.IsValid) { await OnGetAsync(); return this.Refused(); }
        var record = await starting.Begin(new(visitor.ActingFor!.OrganisationId, [other!.Id], Fold.Clean(Title), Fold.Clean(Wanted), []) { From = StartsOn, To = EndsOn });
        return this.Done(ExchangeKind.Kind.Address(record), "exchange.begun");
    }
}
