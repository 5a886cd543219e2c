using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Organisations;

/// <summary>I work there too; or I do no longer.</summary>
[SignedIn, EnableRateLimiting(RateLimits.Letter)]
public sealed class JoinModel(AppDb db, JoiningDesk desk, Team team, Texts texts) : PageModel
{
    [BindProperty]
    public string? Words { get; set; }

    public Organisation Organisation { get; private set; } = null!;

    /// <summary>The visitor's address is of the organisation's own domain.</summary>
    public bool Fits { get; private set; }
    public bool Asked { get; private set; }

    private Guid Me => Guid.Parse(User.FindFirst(System.Security.Claims.ClaimTypes.NameIdentifier)!.Value);

    public async Task<IActionResult> OnGetAsync(string id) => await Find(id) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(string id)
    {
        if (!await Find(id)) return NotFound();
        if (Words?.Length > 2000) this.Wrong(nameof(Words), texts["form.too-long", 2000]);
        if (!ModelState.IsValid) return this.Refused();
        return await desk.Ask(Organisation, Fold.Clean(Words)) ? this.Done("/account", "organisation.joined") : this.Done($"/organisations/{id}/join", "organisation.join.asked");
    }

    public async Task<IActionResult> OnPostLeaveAsync(string id)
    {
        if (!await Find(id)) return NotFound();
        if (await team.Remove(Organisation.Id, Me) is not { } refusal) return this.Done("/account", "organisation.left");
        this.Wrong("", texts[refusal]);
        return this.Refused();
    }

    private async Task<bool> Find(string id)
    {
        if (await db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.ShortId == id && o.Origin == null) is not { } found) return false;
        Organisation = found;
        var me = await db.Users.AsNoTracking().SingleAsync(p => p.Id == Me);
        Fits = found.EmailDomain is not null && MailDomain.OwnOf(me.Email!) == found.EmailDomain;
        Asked = await db.Set<JoinRequest>().AnyAsync(r => r.OrganisationId == found.Id && r.PersonId == me.Id);
        return true;
    }
}
