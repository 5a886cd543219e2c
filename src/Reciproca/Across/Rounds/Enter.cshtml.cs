using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Across.Rounds;

/// <summary>A city confirms which needs and offers enter, with its capacity and its private wishes.</summary>
[OnRound(RoundAbility.City), EnableRateLimiting(RateLimits.Pass)]
public sealed class EnterModel(RoundOfRequest found, Entering entering, AppDb db, Texts texts, TimeProvider clock) : PageModel
{
    private const int MostGiven = 20;

    public ExchangeRound Round => found.Round;
    public DateTime Now => clock.GetUtcNow().UtcDateTime;
    public IReadOnlyList<Record> Own { get; private set; } = [];
    public IReadOnlyList<Choice> Others { get; private set; } = [];
    public RoundParticipant? Participant { get; private set; }
    public bool IsOpen => Round.TakesEntries(Now);

    [BindProperty] public int? CanGive { get; set; } = 1;
    [BindProperty] public int? CanReceive { get; set; } = 1;
    [BindProperty] public List<string> Records { get; set; } = [];
    // named, or a form without any would be read as if every field were one
    [BindProperty(Name = "Capacities")] public Dictionary<string, int> Capacities { get; set; } = [];
    [BindProperty] public List<Guid> Vetoes { get; set; } = [];
    [BindProperty] public List<Guid> Preferences { get; set; } = [];

    private Guid Me => found.City.Id;
    public RoundCity City => found.City;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!await entering.MayEnter(Round, Me)) return StatusCode(StatusCodes.Status403Forbidden);
        await Read();
        if (Participant is { EnteredAt: not null } p)
        {
            (CanGive, CanReceive, Records) = (p.CanGive, p.CanReceive, [.. p.Entries.Select(e => e.Record.ShortId)]);
            Capacities = p.Entries.ToDictionary(e => e.Record.ShortId, e => e.Capacity);
        }
        else Records = [.. Own.Select(r => r.ShortId)];
        Vetoes = Wished(WishKind.Veto);
        Preferences = Wished(WishKind.Prefer);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await entering.MayEnter(Round, Me)) return StatusCode(StatusCodes.Status403Forbidden);
        await Read();
        if (!IsOpen) { this.Wrong("", texts["round.enter.over"]); return this.Refused(StatusCodes.Status409Conflict); }
        Check();
        if (!ModelState.IsValid) return this.Refused();
        var receives = Participant?.Facilitator == true ? 0 : CanReceive!.Value;
        try { await entering.Enter(Round, Me, new EntryChoice(CanGive!.Value, receives, Records, Capacities, Vetoes, Preferences)); }
        catch (DbUpdateException) { this.Wrong("", texts["round.changed-meanwhile"]); return this.Refused(StatusCodes.Status409Conflict); }
        return this.Done(found.Page("mine"), "round.entered");
    }

    public async Task<IActionResult> OnPostLeaveAsync(string? why)
    {
        if (Round.IsOver) { await Read(); this.Wrong("", texts["round.changed-meanwhile"]); return this.Refused(StatusCodes.Status409Conflict); }
        await entering.Leave(Round, Me, Fold.Clean(why) is { Length: <= 1000 } said ? said : "");
        return this.Done(City.Pass is null ? Round.Address : found.Page("mine"), "round.left");
    }

    private void Check()
    {
        var facilitator = Participant?.Facilitator == true;
        if (CanGive is not (>= 1 and <= MostGiven)) this.Wrong(nameof(CanGive), texts["round.capacity.range"]);
        if (!facilitator && CanReceive is not (>= 1 and <= MostGiven)) this.Wrong(nameof(CanReceive), texts["round.capacity.range"]);
        if (Capacities.Values.Any(c => c is < 1 or > 10)) this.Wrong(nameof(Records), texts["round.offer-capacity.range"]);
        var chosen = Own.Where(r => Records.Contains(r.ShortId)).Select(r => r.Kind).ToHashSet();
        if (!chosen.Contains("offer") || (!facilitator && !chosen.Contains("need"))) this.Wrong(nameof(Records), texts[facilitator ? "round.records.offer" : "round.records.both"]);
        if (Vetoes.Intersect(Preferences).Any()) this.Wrong(nameof(Preferences), texts["round.wishes.both"]);
        if (Vetoes.Concat(Preferences).Except(Others.Select(o => Guid.Parse(o.Value))).Any()) this.Wrong(nameof(Vetoes), texts["form.not-understood"]);
    }

    private List<Guid> Wished(WishKind kind) => [.. Participant?.Wishes.Where(w => w.Kind == kind).Select(w => w.OrganisationId) ?? []];

    private async Task Read()
    {
        (Participant, Own) = (await entering.Find(Round, Me), await entering.Own(Me));
        Others = [.. (await db.Set<Organisation>().AsNoTracking().Where(o => o.VerifiedAt != null && o.Id != Me && !o.RunsNode && (o.Origin == null || db.Set<RoundParticipant>().Any(p => p.RoundId == Round.Id && p.OrganisationId == o.Id))).OrderBy(o => o.FoldedName).ToListAsync()).Where(o => Round.Reach is RoundReach.Invited || Round.Reach.Reaches(o.Country)).Select(o => new Choice(o.Id.ToString(), o.Name))];
    }
}
