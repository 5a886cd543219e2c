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
public sealed class EditModel(RecordOfRequest found, Editing editing, MemberOf networks, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public OrganisationForm Form { get; set; } = new();

    public Conflict? Conflict { get; private set; }
    public string ShortId => found.Record.ShortId;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync()
    {
        Form = OrganisationForm.Of(found.Record, await found.Body<Organisation>(), texts.Language);
        Form.Networks = [.. (await networks.Of(found.Record.Id)).Select(o => o.ShortId)];
        await Choices();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        foreach (var (field, reason) in Form.Wrong(Concepts.Standard, Now.Year)) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) { await Choices(); return this.Refused(); }
        await networks.Link(found.Record.Id, Form.Networks);
        Conflict = await editing.Save<OrganisationForm, Organisation>(Form, Form.Revision, (record, body) => OrganisationForm.Of(record, body, Form.Language), Fill);
        return Conflict is null ? this.Done(OrganisationKind.Kind.Address(found.Record), "organisation.saved") : this.Refused(StatusCodes.Status409Conflict);
    }

    private async Task Choices() => ViewData["Networks"] = await networks.Networks(found.Record.Id);

    /// <summary>What was declined is looked at again once it has changed.</summary>
    private void Fill(Record record, Organisation organisation)
    {
        Form.Fill(record, organisation, Now);
        organisation.Declined = null;
        record.Confirm(Now);
    }
}
