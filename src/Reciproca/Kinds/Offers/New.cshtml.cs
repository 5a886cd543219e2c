using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Kinds.Offers;

/// <summary>What a city is ready to share.</summary>
[Author]
public sealed class NewModel(RecordStore store, Visitor visitor, Texts texts, PracticesBehind behind) : PageModel
{
    [BindProperty]
    public OfferForm Form { get; set; } = new();

    public Task OnGetAsync() => Choices();

    public async Task<IActionResult> OnPostAsync(bool draft, [FromServices] TimeProvider clock)
    {
        foreach (var (field, reason) in draft ? [] : Form.Missing()) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) { await Choices(); return this.Refused(); }
        var (acting, now, offer) = (visitor.ActingFor!, clock.GetUtcNow().UtcDateTime, new Offer());
        var record = store.Start(OfferKind.Kind, acting.OrganisationId, visitor.Language, offer);
        Form.Fill(record, offer, visitor.Language, now);
        await behind.Link(record, Form.Practices);
        if (!draft) record.Publish(acting.Verified, now);
        await store.Save(record, offer);
        return this.Done(OfferKind.Kind.Address(record), draft ? "record.saved-draft" : record.IsOpen ? "offer.published" : "record.in-review");
    }

    private async Task Choices() => ViewData["OwnPractices"] = await behind.Own(visitor.ActingFor!.OrganisationId, visitor.Language);
}
