using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Kinds.Initiatives;

/// <summary>What you do together, with whom, who is what. Everything else can wait.</summary>
[Author]
public sealed class NewModel(RecordStore store, Joining joining, Visitor visitor, Texts texts, TimeProvider clock) : PageModel
{
    [BindProperty]
    public InitiativeForm Form { get; set; } = new();

    [BindProperty]
    public PartyForm Partner { get; set; } = new();

    [BindProperty]
    public PartyRole OwnRole { get; set; } = PartyRole.Provider;

    public void OnGet() { }

    public async Task<IActionResult> OnPostAsync(bool draft)
    {
        foreach (var (field, reason) in draft ? [] : Form.Missing(DateOnly.FromDateTime(store.Now))) this.Wrong($"Form.{field}", texts[reason]);
        if (await Partner.Resolve(joining) is var (why, like)) this.Wrong("Partner.Name", texts[why, string.Join(", ", like)]);
        else if (Partner.Organisation?.Id == visitor.ActingFor!.OrganisationId) this.Wrong("Partner.Name", texts["party.own"]);
        if (!ModelState.IsValid) return this.Refused();
        return await Begin(draft);
    }

    private async Task<IActionResult> Begin(bool draft)
    {
        var (acting, now, initiative) = (visitor.ActingFor!, clock.GetUtcNow().UtcDateTime, new Initiative());
        var record = store.Start(InitiativeKind.Kind, acting.OrganisationId, visitor.Language, initiative);
        Form.Fill(record, initiative, visitor.Language, now);
        joining.Add(record, new Organisation { Id = acting.OrganisationId }, "", "", OwnRole);
        joining.Add(record, Partner.Organisation, Partner.Name ?? "", Partner.Country ?? "", Partner.Role);
        if (!draft) record.Publish(acting.Verified, now);
        await joining.Save(record);
        return this.Done(InitiativeKind.Kind.Address(record), draft ? "record.saved-draft" : record.IsOpen ? "initiative.published" : "record.in-review");
    }
}
