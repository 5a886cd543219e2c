using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Kinds.Initiatives;

/// <summary>What you do together, with whom, who is what. Everything else can wait.</summary>
[Author]
public sealed class NewModel(RecordStore store, RecordOfRequest found, Joining joining, Visitor visitor, Texts texts) : PageModel
{
    [BindProperty]
    public InitiativeForm Form { get; set; } = new();

    [BindProperty]
    public PartyForm Partner { get; set; } = new();

    [BindProperty]
    public PartyRole OwnRole { get; set; } = PartyRole.Provider;

    /// <summary>What it grows out of: a need, an offer, an agreement.</summary>
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    public Record? Origin { get; private set; }

    public async Task OnGetAsync()
    {
        await FindOrigin();
        // with whom one has agreed or exchanged is most likely with whom one does it
        if (Origin?.Owners.FirstOrDefault(o => o != visitor.ActingFor!.OrganisationId) is { } other && other != default) Partner.Name = await joining.NameOf(other);
    }

    /// <summary>What the visitor may not read is as if it were not there.</summary>
    private async Task FindOrigin() =>
        Origin = await found.Find(From ?? "") is { } record && RecordPermissions.May(visitor, Ability.Read, record) == Answer.Yes ? record : null;

    public async Task<IActionResult> OnPostAsync(bool draft)
    {
        await FindOrigin();
        foreach (var (field, reason) in draft ? [] : Form.Missing(DateOnly.FromDateTime(store.Now))) this.Wrong($"Form.{field}", texts[reason]);
        if (await Partner.Resolve(joining) is var (why, like)) this.Wrong("Partner.Name", texts[why, string.Join(", ", like)]);
        else if (Partner.Organisation?.Id == visitor.ActingFor!.OrganisationId) this.Wrong("Partner.Name", texts["party.own"]);
        if (!ModelState.IsValid) return this.Refused();
        return await Begin(draft);
    }

    private async Task<IActionResult> Begin(bool draft)
    {
        var (acting, now, initiative) = (visitor.ActingFor!, store.Now, new Initiative());
        var record = store.Start(InitiativeKind.Kind, acting.OrganisationId, visitor.Language, initiative);
        Form.Fill(record, initiative, visitor.Language, now);
        joining.Add(record, new Organisation { Id = acting.OrganisationId }, "", "", OwnRole);
        joining.Add(record, Partner.Organisation, Partner.Name ?? "", Partner.Country ?? "", Partner.Role);
        if (Origin is not null) Inherit(record, Origin);
        if (!draft) record.Publish(acting.Verified, now);
        await joining.Save(record);
        return this.Done(InitiativeKind.Kind.Address(record), draft ? "record.saved-draft" : record.IsOpen ? "initiative.published" : "record.in-review");
    }

    private void Inherit(Record record, Record origin)
    {
        store.Link(record, origin.Id, LinkType.GrewOutOf);
        foreach (var scheme in InitiativeKind.Kind.Schemes.Where(s => !record.Codes(s).Any())) record.Tag(scheme, origin.Codes(scheme));
    }
}
