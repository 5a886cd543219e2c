using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;
using Reciproca.Web.Records;

namespace Reciproca.Kinds.Initiatives;

[OnRecord(Ability.Edit)]
public sealed class EditModel(RecordOfRequest found, Editing editing, Texts texts, TimeProvider clock) : PageModel
{
    public Record Record => found.Record;
    public Conflict? Conflict { get; private set; }
    private string Language => Record.Best(texts.Language).Language;

    [BindProperty]
    public InitiativeForm Form { get; set; } = new();

    public async Task OnGetAsync() => Form = InitiativeForm.Of(Record, await found.Body<Initiative>(), Language);

    public async Task<IActionResult> OnPostAsync()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var (field, reason) in Form.Missing(DateOnly.FromDateTime(now))) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        Conflict = await editing.Save<InitiativeForm, Initiative>(Form, Form.Revision, (record, body) => InitiativeForm.Of(record, body, Language), (record, body) => Form.Fill(record, body, Language, now));
        return Conflict is null ? this.Done(InitiativeKind.Kind.Address(Record), "record.saved") : this.Refused(StatusCodes.Status409Conflict);
    }
}
