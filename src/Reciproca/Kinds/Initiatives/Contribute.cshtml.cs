using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Kinds.Initiatives;

/// <summary>A party enters, corrects or takes back what it gives. Another party's figures are theirs.</summary>
[OnRecord(Ability.Edit)]
public sealed class ContributeModel(RecordOfRequest found, LedgerReader reader, Reckoning reckoning, Visitor visitor, Texts texts, TimeProvider clock) : PageModel
{
    public Record Record => found.Record;
    public Ledger Ledger { get; private set; } = null!;
    public Party? Mine { get; private set; }

    /// <summary>The figure that is corrected; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Figure { get; set; }

    [BindProperty]
    public ContributionForm Form { get; set; } = new();

    public IEnumerable<Choice> Others => Ledger.Parties.Where(p => p.TakesPart && p.Id != Mine?.Id).Select(p => new Choice(p.Id.ToString(), p.Name));

    public Contribution? Corrected => Ledger.Contributions.FirstOrDefault(c => c.Id == Figure);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Refusal() is { } refusal) return refusal;
        if (Corrected is { } old) Form = ContributionForm.Of(old);
        else if (Others.ToList() is [var only]) Form.To = Guid.Parse(only.Value);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Refusal() is { } refusal) return refusal;
        foreach (var (field, reason) in Form.Missing(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))) this.Wrong($"Form.{field}", texts[reason]);
        if (Form.To is { } to && Ledger.Parties.All(p => p.Id != to || p.Id == Mine!.Id)) this.Wrong("Form.To", texts["contribution.to.none"]);
        if (!ModelState.IsValid) return this.Refused();
        var gift = Form.Make(Record.Id, Mine!.Id);
        try { await reckoning.Enter(gift, Corrected); }
        catch (FigureMoved) { return Refused(Objection.Moved); }
        return this.Done($"{InitiativeKind.Kind.Address(Record)}#contributions", gift is { Amount: not null, Usd: null } ? "contribution.saved.no-rate" : "contribution.saved");
    }

    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        if (await Refusal() is { } refusal) return refusal;
        if (Corrected is null) return Refused(Objection.Moved);
        try { await reckoning.TakeBack(Corrected); }
        catch (FigureMoved) { return Refused(Objection.Moved); }
        return this.Done($"{InitiativeKind.Kind.Address(Record)}#contributions", "contribution.taken-back");
    }

    private async Task<IActionResult?> Refusal()
    {
        Ledger = await reader.Read(Record.Id);
        Mine = Ledger.Of(visitor);
        return Ledger.Against(Mine, Figure, Corrected) is { } objection ? Refused(objection) : null;
    }

    private PageResult Refused(Objection objection) => this.Refused(texts[objection.Reason, objection.Values], objection.Status);
}
