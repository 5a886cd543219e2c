using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;
using Reciproca.Web.Records;

namespace Reciproca.Kinds.Adaptations;

[OnRecord(Ability.Edit)]
public sealed class EditModel(RecordOfRequest found, Editing editing, Texts texts, TimeProvider clock) : PageModel, IAdaptationPage
{
    public Record Record => found.Record;
    public Conflict? Conflict { get; private set; }

    [BindProperty]
    public AdaptationForm Form { get; set; } = new();

    public async Task OnGetAsync([FromQuery(Name = "in")] string? language) =>
        Form = AdaptationForm.Of(Record, await found.Body<Adaptation>(), language is not null && Record.In(language) is not null ? language : Record.Best(texts.Language).Language);

    public async Task<IActionResult> OnPostAsync(bool publish)
    {
        foreach (var (field, reason) in publish || Record.Stage != Stage.Draft ? Form.Missing() : []) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        var now = clock.GetUtcNow().UtcDateTime;
        Conflict = await editing.Save<AdaptationForm, Adaptation>(Form, Form.Revision, (record, body) => AdaptationForm.Of(record, body, Form.Language!), (record, body) => Fill(record, body, publish, now));
        return Conflict is null ? this.Done(AdaptationKind.Kind.Address(Record), "record.saved") : this.Refused(StatusCodes.Status409Conflict);
    }

    private void Fill(Record record, Adaptation adaptation, bool publish, DateTime now)
    {
        Form.Fill(record, adaptation, record.Best(Form.Language!).Title, now);
        if (publish) record.Publish(record.Steward.VerifiedAt is not null, now);
        else if (record.IsOpen) record.Confirm(now);
    }
}
