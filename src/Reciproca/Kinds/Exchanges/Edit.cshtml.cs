using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Records;

namespace Reciproca.Kinds.Exchanges;

[OnRecord(Ability.Edit)]
public sealed class EditModel(RecordOfRequest found, Editing editing, AppDb db, Texts texts, TimeProvider clock) : PageModel
{
    public Record Record => found.Record;
    public Conflict? Conflict { get; private set; }
    private string Language => Record.Best(texts.Language).Language;

    [BindProperty]
    public ExchangeForm Form { get; set; } = new();

    public async Task OnGetAsync() => Form = ExchangeForm.Of(Record, await found.Body<Exchange>(), Language);

    public async Task<IActionResult> OnPostAsync()
    {
        foreach (var (field, reason) in Form.Wrong(Record.IsOpen)) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        // the days of the checklist move with the dates
        await db.Set<ExchangeTask>().Where(t => t.ExchangeId == Record.Id).LoadAsync();
        Conflict = await editing.Save<ExchangeForm, Exchange>(Form, Form.Revision, (record, exchange) => ExchangeForm.Of(record, exchange, Language),
            (record, exchange) => Form.Fill(record, exchange, Language, clock.GetUtcNow().UtcDateTime));
        return Conflict is null ? this.Done(ExchangeKind.Kind.Address(Record), "record.saved") : this.Refused(StatusCodes.Status409Conflict);
    }
}
