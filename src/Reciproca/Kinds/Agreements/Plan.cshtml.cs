using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Kinds.Agreements;

/// <summary>What the parties do under the agreement: the plan of each year, what was done, and how long it goes on.</summary>
[OnRecord(Ability.Inside)]
public sealed class PlanModel(RecordOfRequest found, Negotiating negotiating, AppDb db, Visitor visitor, Texts texts, TimeProvider clock) : PageModel
{
    public Record Record => found.Record;
    public Agreement Agreement { get; private set; } = null!;
    public AgreementParty? Own { get; private set; }
    public IReadOnlyList<WorkItem> Work { get; private set; } = [];
    public IReadOnlyList<Choice> Parties => [.. Agreement.Members.Select(p => new Choice(p.Id.ToString(), p.Name))];
    public DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    /// <summary>The last day on which something was done; null when nothing was yet.</summary>
    public DateOnly? LastDone => Work.Max(w => w.DoneOn);
    public bool Sleeps => Agreement.State == AgreementState.InForce && (LastDone ?? Agreement.StartsOn ?? Today).AddDays((int)Agreement.Dormancy.TotalDays) <= Today;

    [BindProperty] public string? What { get; set; }
    [BindProperty] public string? PartyId { get; set; }
    [BindProperty] public DateOnly? DueOn { get; set; }
    [BindProperty] public DateOnly? DoneOn { get; set; }
    [BindProperty] public string? Report { get; set; }
    [BindProperty] public DateOnly? Until { get; set; }
    [BindProperty] public string? Why { get; set; }

    public async Task OnGetAsync()
    {
        Agreement = await negotiating.Read(Record);
        Own = Record.Origin is null ? Agreement.PartyOf(visitor) : null;
        Work = await db.Set<WorkItem>().AsNoTracking().Where(w => w.AgreementId == Record.Id).OrderBy(w => w.Year).ThenBy(w => w.DueOn).ThenBy(w => w.At).ToListAsync();
    }

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostAddAsync()
    {
        if (Fold.Clean(What).Length is < 3 or > 1000) this.Wrong(nameof(What), texts["agreement.work.missing"]);
        if (DoneOn > Today) this.Wrong(nameof(DoneOn), texts["agreement.doneon.future"]);
        return await Do("agreement.work.added", deed =>
        {
            var party = Guid.TryParse(PartyId, out var id) ? deed.Agreement.Members.FirstOrDefault(p => p.Id == id) : null;
            db.Add(new WorkItem
            {
                Id = Negotiating.Key(), AgreementId = Record.Id, What = Fold.Clean(What), PartyId = party?.Id, DueOn = DueOn, DoneOn = DoneOn, Report = Fold.Clean(Report) is { Length: > 0 } report ? report : null,
                Year = (DueOn ?? DoneOn ?? Today).Year, At = deed.Now, Person = visitor.Name,
            });
            deed.Say(DoneOn is null ? "work-planned" : "work-done", Fold.Clean(What));
            return null;
        });
    }

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostDoneAsync(Guid item)
    {
        DoneOn ??= Today;
        if (DoneOn > Today) this.Wrong(nameof(DoneOn), texts["agreement.doneon.future"]);
        return await Do("agreement.work.done", deed =>
        {
            if (db.Set<WorkItem>().Find(item) is not { } work || work.AgreementId != Record.Id) return "agreement.no-such-work";
            (work.DoneOn, work.Report) = (DoneOn, Fold.Clean(Report) is { Length: > 0 } report ? report : work.Report);
            deed.Say("work-done", work.What);
            return null;
        });
    }

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostRenewAsync()
    {
        await OnGetAsync();
        if (Until is null || Until <= Today || Until <= Agreement.EndsOn) this.Wrong(nameof(Until), texts["agreement.until.wrong"]);
        return await Do("agreement.renewed", deed =>
        {
            if (deed.Agreement.State is not (AgreementState.InForce or AgreementState.Expired)) return "agreement.not-in-force";
            deed.Agreement.Renew(Until!.Value);
            deed.Say("renewed", Until!.Value.ToString("yyyy-MM-dd"), deed.Agreement.FinalVersion?.Hash ?? "");
            deed.Tell("renewed", Until!.Value.ToString("yyyy-MM-dd"));
            return null;
        });
    }

    /// <summary>Notice is given today; the end follows after the days that the text foresees.</summary>
    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostTerminateAsync()
    {
        if (Fold.Clean(Why).Length is < 3 or > 2000) this.Wrong(nameof(Why), texts["agreement.why.missing"]);
        return await Do("agreement.terminated", deed =>
        {
            if (deed.Agreement.State != AgreementState.InForce) return "agreement.not-in-force";
            if (deed.Agreement.PartyOf(visitor, Role.FocalPoint) is null) return "agreement.not-your-signature";
            if (deed.Agreement.Ending is not null) return "agreement.ending-already";
            deed.Agreement.Terminate(Fold.Clean(Why), Today.AddDays(deed.Agreement.NoticeDays));
            deed.Say("terminated", Fold.Clean(Why), deed.Agreement.FinalVersion?.Hash ?? "");
            deed.Tell("terminated", deed.Own!.Name, deed.Agreement.EndsOn!.Value.ToString("yyyy-MM-dd"));
            return null;
        });
    }

    private async Task<IActionResult> Do(string said, Func<Deed, string?> what)
    {
        var refused = ModelState.IsValid ? await negotiating.Do(Record.Id, deed => deed.Own is null ? "agreement.not-party" : what(deed)) : null;
        if (ModelState.IsValid && refused is null) return this.Done($"/agreements/{Record.ShortId}/plan", said);
        if (refused is not null) this.Wrong("", texts[refused]);
        await OnGetAsync();
        return this.Refused(refused is null ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict);
    }
}
