using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Organisations;

/// <summary>New organisations, for someone of the network to look at: are they who they say?</summary>
[Secretariat]
public sealed class SecretariatModel(AppDb db, Verifying verifying, Texts texts) : PageModel
{
    public IReadOnlyList<Organisation> Waiting { get; private set; } = [];

    public async Task OnGetAsync() => Waiting = await db.Set<Organisation>().AsNoTracking().Include(o => o.Memberships).ThenInclude(m => m.Person)
        .Where(o => o.VerifiedAt == null && db.Set<Record>().Any(r => r.Id == o.Id && r.Origin == null)).OrderBy(o => o.Declined != null).ThenBy(o => o.Id).AsSplitQuery().ToListAsync();

    public async Task<IActionResult> OnPostVerifyAsync(Guid id) =>
        await verifying.Verify(id) ? this.Done("/secretariat/organisations", "organisation.verify.done") : NotFound();

    public async Task<IActionResult> OnPostDeclineAsync(Guid id, string? reason)
    {
        if (Fold.Clean(reason).Length is 0 or > 2000)
        {
            this.Wrong("", texts["organisation.decline.why"]);
            await OnGetAsync();
            return this.Refused();
        }
        return await verifying.Decline(id, Fold.Clean(reason)) ? this.Done("/secretariat/organisations", "organisation.decline.done") : NotFound();
    }
}
