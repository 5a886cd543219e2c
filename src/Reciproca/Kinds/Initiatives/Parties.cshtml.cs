using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Initiatives;

/// <summary>Who takes part: the steward lets in, each leaves by itself, the secretariat says which organisation became part of which.</summary>
[OnRecord(Ability.Edit)]
public sealed class PartiesModel(RecordOfRequest found, LedgerReader reader, Joining joining, RecordStore store, Visitor visitor, Texts texts) : PageModel
{
    public Record Record => found.Record;
    public Ledger Ledger { get; private set; } = null!;
    public Party? Mine { get; private set; }
    public bool Manages => visitor.IsSecretariat || visitor.Has(Record.StewardId, Role.Author);

    [BindProperty]
    public PartyForm Form { get; set; } = new();

    [BindProperty]
    public string? Why { get; set; }

    public async Task OnGetAsync()
    {
        Ledger = await reader.Read(Record.Id);
        Mine = Ledger.Of(visitor);
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        await OnGetAsync();
        if (!Manages) return Refuse("", "party.not-yours", StatusCodes.Status403Forbidden);
        if (await Form.Resolve(joining) is var (reason, like)) this.Wrong("Form.Name", texts[reason, string.Join(", ", like)]);
        else if (Ledger.Parties.Any(p => p.TakesPart && (Form.Organisation is null ? p.OrganisationId is null && Fold.Text(p.Name) == Fold.Text(Form.Name) : p.OrganisationId == Form.Organisation.Id)))
            this.Wrong("Form.Name", texts["party.already"]);
        if (!ModelState.IsValid) return this.Refused();
        var record = (await store.Open(Record.Id))!;
        await joining.Return(record, Form.Organisation, Form.Name ?? "", Form.Country ?? "", Form.Role);
        return this.Done($"{InitiativeKind.Kind.Address(Record)}/parties", "party.added");
    }

    public async Task<IActionResult> OnPostLeaveAsync(Guid party)
    {
        await OnGetAsync();
        if (Ledger.Parties.FirstOrDefault(p => p.Id == party && p.TakesPart) is not { } leaving) return Refuse("", "party.gone", StatusCodes.Status409Conflict);
        if (leaving.Id != Mine?.Id && !Manages) return Refuse("", "party.not-yours", StatusCodes.Status403Forbidden);
        // the steward answers for the record; it hands over or ends it, but does not leave it to nobody
        if (leaving.OrganisationId == Record.StewardId) return Refuse("", "party.steward", StatusCodes.Status422UnprocessableEntity);
        if (Fold.Clean(Why).Length < 3) return Refuse(nameof(Why), "party.why.missing", StatusCodes.Status422UnprocessableEntity);
        await joining.Leave((await store.Open(Record.Id))!, party, Fold.Clean(Why));
        return this.Done(InitiativeKind.Kind.Address(Record), "party.left");
    }

    [Secretariat]
    public async Task<IActionResult> OnPostMergeAsync(Guid party)
    {
        if (await found.Find(RouteData.Values["id"] as string ?? "") is not { } record || record.Kind != InitiativeKind.Kind.Name) return NotFound();
        await OnGetAsync();
        if (Ledger.Parties.FirstOrDefault(p => p.Id == party && p.SuccessorId is null) is not { } merging) return Refuse("", "party.gone", StatusCodes.Status409Conflict);
        if (await joining.Find(Form.Name) is not { } successor) return Refuse("Form.Name", "party.name.unknown", StatusCodes.Status422UnprocessableEntity);
        if (successor.Id == merging.OrganisationId) return Refuse("Form.Name", "party.already", StatusCodes.Status422UnprocessableEntity);
        await joining.Merge((await store.Open(Record.Id))!, party, successor);
        return this.Done($"{InitiativeKind.Kind.Address(Record)}/parties", "party.merged");
    }

    private PageResult Refuse(string field, string reason, int status)
    {
        this.Wrong(field, texts[reason, ""]);
        return this.Refused(status);
    }
}
