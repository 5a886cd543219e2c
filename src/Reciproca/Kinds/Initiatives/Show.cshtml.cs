using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Initiatives;

/// <summary>An initiative: who does what with whom, what each gives, what came of it, and what the others say to that.</summary>
[OnRecord(Ability.Read)]
public sealed class ShowModel(RecordOfRequest found, LedgerReader reader, Reckoning reckoning, EvaluationReader evaluations, Visitor visitor, Texts texts, TimeProvider clock) : PageModel
{
    public Record Record => found.Record;
    public Ledger Ledger { get; private set; } = null!;
    public RecordVersion Version { get; private set; } = null!;
    public IReadOnlyList<Evaluation> Evaluations { get; private set; } = [];

    /// <summary>The party that the visitor speaks for.</summary>
    public Party? Mine { get; private set; }
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    [BindProperty]
    public string? Why { get; set; }

    public async Task OnGetAsync([FromQuery] string? text) => await Show(await reader.ReadToShow(Record.Id), text);

    private async Task Show(Ledger ledger, string? text = null)
    {
        (Ledger, Mine, Version) = (ledger, ledger.Of(visitor), Record.In(text ?? "") ?? Record.Best(texts.Language));
        Evaluations = await evaluations.Readable(Ledger);
    }

    [OnRecord(Ability.Edit)]
    public Task<IActionResult> OnPostConfirmAsync(Guid figure) => Judge(figure, Verdict.Confirmed);

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostDisputeAsync(Guid figure)
    {
        if (Fold.Clean(Why).Length >= 3) return await Judge(figure, Verdict.Disputed);
        await Show(await reader.Read(Record.Id));
        this.Wrong(nameof(Why), texts["figure.why.missing"]);
        return this.Refused();
    }

    private async Task<IActionResult> Judge(Guid id, Verdict verdict)
    {
        await Show(await reader.Read(Record.Id));
        var figure = Ledger.Figure(id);
        if (Mine is null || (figure is not null && !figure.MayBeJudgedBy(Mine))) return Refuse("figure.not-yours-to-judge", StatusCodes.Status403Forbidden);
        if (figure is null) return Refuse("figure.moved", StatusCodes.Status409Conflict);
        try { await reckoning.Judge(figure, Mine, verdict, verdict == Verdict.Disputed ? Fold.Clean(Why) : null); }
        catch (FigureMoved) { return Refuse("figure.moved", StatusCodes.Status409Conflict); }
        return this.Done($"{InitiativeKind.Kind.Address(Record)}#contributions", verdict == Verdict.Confirmed ? "figure.confirmed" : "figure.disputed");
    }

    private PageResult Refuse(string reason, int status) => this.Refused(texts[reason], status);
}
