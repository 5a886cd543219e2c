using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Exchanges.AcrossNodes;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;
using Reciproca.Web;

namespace Reciproca.Kinds.Exchanges;

/// <summary>The shared desk of an exchange: checklist, agenda, who comes in which role, who bears which cost.</summary>
[OnRecord(Ability.Inside)]
public sealed class PlanModel(RecordOfRequest found, RecordStore store, TakingPart part, AppDb db, Visitor visitor, Texts texts) : PageModel
{
    public Record Record => found.Record;
    public Exchange Exchange { get; private set; } = null!;
    public bool MayEdit { get; private set; }

    /// <summary>The exchange lives on another node, and one of ours takes part: what it does is said there.</summary>
    public bool TakesPart { get; private set; }

    [BindProperty] public string? What { get; set; }
    [BindProperty] public DateOnly? DueOn { get; set; }
    [BindProperty] public DateOnly? Day { get; set; }
    [BindProperty] public TimeOnly? From { get; set; }
    [BindProperty] public string? Who { get; set; }
    [BindProperty] public string? Name { get; set; }
    [BindProperty] public string? Organisation { get; set; }
    [BindProperty] public string? Role { get; set; }
    [BindProperty] public long? Amount { get; set; }
    [BindProperty] public string? Currency { get; set; }
    [BindProperty] public string? BorneBy { get; set; }
    public DateOnly Today => DateOnly.FromDateTime(store.Now);

    public async Task OnGetAsync()
    {
        (Exchange, MayEdit) = (await db.Read(Record), RecordPermissions.May(visitor, Ability.Edit, Record) == Answer.Yes);
        TakesPart = await part.Of(Record) is { State: ParticipationState.Joined };
    }

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostTaskAsync()
    {
        Need(nameof(What), What, 500, "exchange.what.missing");
        return await Do("exchange.added", e => e.Tasks.Add(new ExchangeTask { Id = Guid.CreateVersion7(), ExchangeId = e.Id, Text = Fold.Clean(What), DueOn = DueOn }));
    }

    [OnRecord(Ability.Edit)]
    public Task<IActionResult> OnPostTickAsync(Guid item) => Do("exchange.ticked", e =>
    {
        if (e.Tasks.Find(t => t.Id == item) is { } task) (task.DoneAt, task.DoneBy) = task.DoneAt is null ? ((DateTime?)store.Now, visitor.Name) : (null, null);
    });

    [OnRecord(Ability.TakePart)]
    public Task<IActionResult> OnPostTellTickAsync(Guid item, bool done) => Tell(ExchangeTogether.Tick, new { task = item, done });

    [OnRecord(Ability.TakePart)]
    public Task<IActionResult> OnPostTellParticipantAsync()
    {
        Person();
        return Tell(ExchangeTogether.Participant, new { name = Fold.Clean(Name), organisation = Short(Organisation, 300), role = Role });
    }

    private async Task<IActionResult> Tell(string what, object values)
    {
        if (ModelState.IsValid && await part.Do(Record, what, values) is { } refused) this.Wrong("", texts[refused]);
        if (ModelState.IsValid) return this.Done($"/exchanges/{Record.ShortId}/plan", "together.sent");
        await OnGetAsync();
        return this.Refused();
    }

    private void Person()
    {
        Need(nameof(Name), Name, 200, "exchange.name.missing");
        if (!Concepts.Standard.Knows(Schemes.Participant, Role ?? "")) this.Wrong(nameof(Role), texts["exchange.role.missing"]);
    }

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostDueAsync(Guid item) => await Do("record.saved", e => { if (e.Tasks.Find(t => t.Id == item) is { } task) task.DueOn = DueOn; });

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostAgendaAsync()
    {
        Need(nameof(What), What, 500, "exchange.what.missing");
        var exchange = await db.Read(Record);
        if (Day is null) this.Wrong(nameof(Day), texts["exchange.day.missing"]);
        else if (Day < exchange.StartsOn || Day > (exchange.EndsOn ?? exchange.StartsOn)) this.Wrong(nameof(Day), texts["exchange.day.outside"]);
        return await Do("exchange.added", e => e.Agenda.Add(new AgendaItem { Id = Guid.CreateVersion7(), ExchangeId = e.Id, Day = Day!.Value, From = From, What = Fold.Clean(What), Who = Short(Who, 300) }));
    }

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostParticipantAsync()
    {
        Person();
        return await Do("exchange.added", e => e.Participants.Add(new Participant { Id = Guid.CreateVersion7(), ExchangeId = e.Id, Name = Fold.Clean(Name), Organisation = Short(Organisation, 300), Role = Role! }));
    }

    [OnRecord(Ability.Edit)]
    public async Task<IActionResult> OnPostCostAsync()
    {
        Need(nameof(What), What, 300, "exchange.what.missing");
        Need(nameof(BorneBy), BorneBy, 300, "exchange.borneby.missing");
        if (Amount < 0) this.Wrong(nameof(Amount), texts["need.budget.negative"]);
        if (Amount is not null && (Currency?.Trim().Length != 3 || !Currency.Trim().All(char.IsAsciiLetter))) this.Wrong(nameof(Currency), texts["need.currency.missing"]);
        return await Do("exchange.added", e => e.Costs.Add(new ExchangeCost { Id = Guid.CreateVersion7(), ExchangeId = e.Id, What = Fold.Clean(What), Amount = Amount, Currency = Amount is null ? null : Currency!.Trim().ToUpperInvariant(), BorneBy = Fold.Clean(BorneBy) }));
    }

    [OnRecord(Ability.Edit)]
    public Task<IActionResult> OnPostRemoveAsync(Guid item) => Do("exchange.removed", e =>
    {
        e.Tasks.RemoveAll(t => t.Id == item && t.Key is null);
        e.Agenda.RemoveAll(a => a.Id == item);
        e.Participants.RemoveAll(p => p.Id == item);
        e.Costs.RemoveAll(c => c.Id == item);
    });

    private void Need(string field, string? text, int longest, string reason) { if (Fold.Clean(text).Length < 2 || Fold.Clean(text).Length > longest) this.Wrong(field, texts[reason]); }

    private static string Short(string? text, int longest) => Fold.Clean(text) is var clean && clean.Length > longest ? clean[..longest] : clean;

    private async Task<IActionResult> Do(string said, Action<Exchange> what)
    {
        if (!ModelState.IsValid) { await OnGetAsync(); return this.Refused(); }
        for (var attempt = 1; ; attempt++)
        {
            var record = (await store.Open(Record.Id))!;
            var exchange = await db.Set<Exchange>().Whole().SingleAsync(e => e.Id == record.Id);
            what(exchange);
            // a line more or less: where someone else was faster it is done again on what they left
            try { await store.Save(record, exchange); break; }
            catch (EditConflict) when (attempt < 3) { db.ChangeTracker.Clear(); }
        }
        return this.Done($"/exchanges/{Record.ShortId}/plan", said);
    }
}
