using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Web;
using Reciproca.Web.Records;

namespace Reciproca.Kinds.Organisations;

[OnRecord(Ability.Edit)]
public sealed class EditModel(RecordOfRequest found, Editing editing, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public OrganisationForm Form { get; set; } = new();

    public Conflict? Conflict { get; private set; }
    public string ShortId => found.Record.ShortId;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync() => Form = OrganisationForm.Of(found.Record, await found.Body<Organisation>(), texts.Language);

    public async Task<IActionResult> OnPostAsync()
    {
        foreach (var (field, reason) in Form.Wrong(Concepts.Standard, Now.Year)) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        Conflict = await editing.Save<OrganisationForm, Organisation>(Form, Form.Revision, (record, body) => OrganisationForm.Of(record, body, Form.Language), Fill);
        return Conflict is null ? this.Done(OrganisationKind.Kind.Address(found.Record), "organisation.saved") : this.Refused(StatusCodes.Status409Conflict);
    }

    /// <summary>What was declined is looked at again once it has changed.</summary>
    private void Fill(Record record, Organisation organisation)
    {
        Form.Fill(record, organisation, Now);
        organisation.Declined = null;
        record.Confirm(Now);
    }
}
