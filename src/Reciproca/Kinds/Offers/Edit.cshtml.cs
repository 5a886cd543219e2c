using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;
using Reciproca.Web.Records;

namespace Reciproca.Kinds.Offers;

[OnRecord(Ability.Edit)]
public sealed class EditModel(RecordOfRequest found, Editing editing, PracticesBehind behind, Texts texts) : PageModel
{
    public Record Record => found.Record;
    public Conflict? Conflict { get; private set; }
    private string Language => Record.Best(texts.Language).Language;

    [BindProperty]
    public OfferForm Form { get; set; } = new();

    public async Task OnGetAsync()
    {
        Form = OfferForm.Of(Record, await found.Body<Offer>(), Language);
        Form.Practices = await behind.Of(Record.Id);
        await Choices();
    }

    public async Task<IActionResult> OnPostAsync([FromServices] TimeProvider clock)
    {
        foreach (var (field, reason) in Record.IsOpen ? Form.Missing() : []) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) { await Choices(); return this.Refused(); }
        await behind.Link(Record, Form.Practices);
        Conflict = await editing.Save<OfferForm, Offer>(Form, Form.Revision, (record, offer) => OfferForm.Of(record, offer, Language),
            (record, offer) => Form.Fill(record, offer, Language, clock.GetUtcNow().UtcDateTime));
        return Conflict is null ? this.Done(OfferKind.Kind.Address(Record), "record.saved") : this.Refused(StatusCodes.Status409Conflict);
    }

    private async Task Choices() => ViewData["OwnPractices"] = await behind.Own(Record.StewardId, texts.Language);
}
