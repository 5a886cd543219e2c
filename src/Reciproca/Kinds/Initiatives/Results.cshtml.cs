using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Web;

namespace Reciproca.Kinds.Initiatives;

/// <summary>A party says what is to change and what has; the others confirm or dispute it.</summary>
[OnRecord(Ability.Edit)]
public sealed class ResultsModel(RecordOfRequest found, LedgerReader reader, Reckoning reckoning, Visitor visitor, Texts texts, TimeProvider clock) : PageModel
{
    public Record Record => found.Record;
    public Ledger Ledger { get; private set; } = null!;
    public Party? Mine { get; private set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Figure { get; set; }

    [BindProperty]
    public IndicatorForm Form { get; set; } = new();

    public Indicator? Corrected => Ledger.Indicators.FirstOrDefault(i => i.Id == Figure);

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Refusal() is { } refusal) return refusal;
        if (Corrected is { } old) Form = IndicatorForm.Of(old);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Refusal() is { } refusal) return refusal;
        foreach (var (field, reason) in Form.Missing(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime))) this.Wrong($"Form.{field}", texts[reason]);
        if (!ModelState.IsValid) return this.Refused();
        try { await reckoning.Enter(Form.Make(Record.Id, Mine!.Id, visitor.Language), Corrected); }
        catch (FigureMoved) { return Refused(Objection.Moved); }
        return this.Done($"{InitiativeKind.Kind.Address(Record)}#results", "indicator.saved");
    }

    private async Task<IActionResult?> Refusal()
    {
        Ledger = await reader.Read(Record.Id);
        Mine = Ledger.Of(visitor);
        return Ledger.Against(Mine, Figure, Corrected) is { } objection ? Refused(objection) : null;
    }

    private PageResult Refused(Objection objection) => this.Refused(texts[objection.Reason, objection.Values], objection.Status);
}
