using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Agreements;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Cooperating;

/// <summary>On the page of an agreement in force: its parties begin what they agreed on.</summary>
public sealed class AfterAgreementViewComponent(AppDb db, Visitor visitor) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        if (visitor.ActingFor is not { Role: >= Role.Author } acting) return Content("");
        var id = await db.Set<Record>().Where(r => r.Id == record && (r.StewardId == acting.OrganisationId || r.Parties.Any(p => p.OrganisationId == acting.OrganisationId && p.LeftAt == null))
            && db.Set<Agreement>().Any(a => a.Id == record && a.State == AgreementState.InForce)).Select(r => r.ShortId).SingleOrDefaultAsync();
        return id is null ? Content("") : View("/Across/Cooperating/AfterAgreement.cshtml", id);
    }
}
