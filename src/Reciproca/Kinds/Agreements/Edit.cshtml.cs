using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;
using Reciproca.Web.Records;

namespace Reciproca.Kinds.Agreements;

[OnRecord(Ability.Edit)]
public sealed class EditModel(RecordOfRequest found, Negotiating negotiating, Editing editing, Texts texts, TimeProvider clock) : PageModel
{
    public Record Record => found.Record;
    public Agreement Agreement { get; private set; } = null!;
    public Conflict? Conflict { get; private set; }

    /// <summary>Those of the text and those in which it has been described.</summary>
    public IReadOnlyList<string> Languages => [.. Record.Versions.Select(v => v.Language).Prepend(Record.SourceLanguage).Concat(Agreement.Languages).Distinct()];

    [BindProperty]
    public AgreementForm Form { get; set; } = new();

    public async Task OnGetAsync()
    {
        Agreement = await negotiating.Read(Record);
        Form = AgreementForm.Of(Record, Agreement, Languages);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Agreement = await negotiating.Read(Record);
        foreach (var (field, reason) in Form.Wrong(Agreement.State)) this.Wrong(field.Length > 0 ? $"Form.{field}" : "", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        Conflict = await editing.Save<AgreementForm, Agreement>(Form, Form.Revision, (record, agreement) => AgreementForm.Of(record, agreement, Languages),
            (record, agreement) => Form.Fill(record, agreement, clock.GetUtcNow().UtcDateTime));
        return Conflict is null ? this.Done(AgreementKind.Kind.Address(Record), "record.saved") : this.Refused(StatusCodes.Status409Conflict);
    }
}
