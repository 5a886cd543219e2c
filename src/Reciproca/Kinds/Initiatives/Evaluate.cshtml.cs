using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Initiatives;

/// <summary>A party judges the cooperation for itself: ten principles, three questions, and who may read it.</summary>
[OnRecord(Ability.Edit)]
public sealed class EvaluateModel(RecordOfRequest found, AppDb db, LedgerReader reader, Visitor visitor, Texts texts, TimeProvider clock) : PageModel
{
    public Record Record => found.Record;
    public Party? Mine { get; private set; }
    public IReadOnlyList<Concept> Principles => Concepts.Standard.All(Schemes.Principle);

    [BindProperty(SupportsGet = true)] public EvaluationTime? Time { get; set; }
    [BindProperty] public Dictionary<string, string?> Scores { get; set; } = [];
    [BindProperty] public Dictionary<string, string?> Evidence { get; set; } = [];
    [BindProperty] public string? Worked { get; set; }
    [BindProperty] public string? Failed { get; set; }
    [BindProperty] public string? Again { get; set; }
    [BindProperty] public EvaluationAudience Audience { get; set; } = EvaluationAudience.Partners;

    public async Task<IActionResult> OnGetAsync()
    {
        if (await Find() is not { } initiative) return Refuse();
        Time ??= initiative.IsOver ? EvaluationTime.After : EvaluationTime.During;
        if (await Own().AsNoTracking().SingleOrDefaultAsync() is { } own) Fill(own);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Find() is not { } initiative) return Refuse();
        Time ??= EvaluationTime.During;
        if (Time == EvaluationTime.After && !initiative.IsOver) this.Wrong(nameof(Time), texts["evaluation.too-early"]);
        foreach (var (principle, typed) in Scores.Where(s => !string.IsNullOrEmpty(s.Value)))
        {
            if (Value(principle) is null) this.Wrong($"Scores[{principle}]", texts["form.not-understood"]);
            else if (Fold.Clean(Evidence.GetValueOrDefault(principle)).Length == 0) this.Wrong($"Evidence[{principle}]", texts["evaluation.evidence.missing"]);
        }
        if (Principles.All(p => Value(p.Code) is null)) this.Wrong("", texts["evaluation.empty"]);
        if (!ModelState.IsValid) return this.Refused();
        await Save();
        return this.Done($"{InitiativeKind.Kind.Address(Record)}#evaluation", "evaluation.saved");
    }

    private async Task Save()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var own = await Own().SingleOrDefaultAsync();
        if (own is null) db.Add(own = new Evaluation { Id = Guid.CreateVersion7(now), InitiativeId = Record.Id, PartyId = Mine!.Id, Time = Time!.Value });
        foreach (var principle in Principles) own.Put(principle.Code, Value(principle.Code), Evidence.GetValueOrDefault(principle.Code));
        (own.Worked, own.Failed, own.Again) = (Fold.Clean(Worked), Fold.Clean(Failed), Fold.Clean(Again));
        (own.Audience, own.Language, own.PersonId, own.At) = (Audience, visitor.Language, visitor.PersonId, now);
        Outbox.Add(db, new FiguresChanged(Record.Id), Record.Id.ToString(), now);
        await db.SaveChangesAsync();
    }

    private async Task<Initiative?> Find()
    {
        var ledger = await reader.Read(Record.Id);
        Mine = ledger.Of(visitor);
        return Mine is null ? null : ledger.Initiative;
    }

    private IQueryable<Evaluation> Own() => db.Set<Evaluation>().Include(e => e.Scores).Where(e => e.InitiativeId == Record.Id && e.PartyId == Mine!.Id && e.Time == Time);

    private void Fill(Evaluation own)
    {
        (Worked, Failed, Again, Audience) = (own.Worked, own.Failed, own.Again, own.Audience);
        foreach (var score in own.Scores) (Scores[score.Principle], Evidence[score.Principle]) = (score.Value.ToString(System.Globalization.CultureInfo.InvariantCulture), score.Evidence);
    }

    private int? Value(string principle) => int.TryParse(Scores.GetValueOrDefault(principle), out var value) && value is >= Score.Least and <= Score.Most && Concepts.Standard.Knows(Schemes.Principle, principle) ? value : null;

    private PageResult Refuse()
    {
        this.Wrong("", texts["contribution.no-party"]);
        return this.Refused(StatusCodes.Status403Forbidden);
    }
}
