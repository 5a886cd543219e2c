using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;
using Reciproca.Web.Records;

namespace Reciproca.Kinds.Needs;

[OnRecord(Ability.Edit)]
public sealed class EditModel(RecordOfRequest found, Editing editing, Texts texts, TimeProvider clock) : PageModel
{
    public Record Record => found.Record;
    public Conflict? Conflict { get; private set; }
    private string Language => Record.Best(texts.Language).Language;

    [BindProperty]
    public NeedForm Form { get; set; } = new();

    public async Task OnGetAsync() => Form = NeedForm.Of(Record, await found.Body<Need>(), Language);

    public async Task<IActionResult> OnPostAsync()
    {
        foreach (var (field, reason) in Record.IsOpen ? Form.Missing() : []) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        Conflict = await editing.Save<NeedForm, Need>(Form, Form.Revision, (record, need) => NeedForm.Of(record, need, Language),
            (record, need) => Form.Fill(record, need, Language, clock.GetUtcNow().UtcDateTime));
        return Conflict is null ? this.Done(NeedKind.Kind.Address(Record), "record.saved") : this.Refused(StatusCodes.Status409Conflict);
    }
}
