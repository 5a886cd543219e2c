using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Clearing;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;
using Reciproca.Storage;
using Reciproca.Web;
using Reciproca.Web.Forms;

namespace Reciproca.Across.Rounds.Desk;

/// <summary>A round as the secretariat runs it: try, announce, watch who comes, compare, ask, mend, publish.</summary>
[OnRound(RoundAbility.Run)]
public sealed class ShowModel(RoundOfRequest found, AppDb db, Clearings clearings, Reachable reachable, Audit audit, Texts texts, TimeProvider clock) : PageModel
{
    private const int MostSolutions = 30;

    public ExchangeRound Round => found.Round;
    public DateTime Now => clock.GetUtcNow().UtcDateTime;
    public IReadOnlyList<RoundSolution> Solutions { get; private set; } = [];
    public IReadOnlyList<RoundParticipant> Participants { get; private set; } = [];
    public RoundSolution? Current { get; private set; }
    public IReadOnlyList<Choice> Invitable { get; private set; } = [];
    public bool IsDeciding => Solutions.Any(s => s.IsAtWork && s.Purpose is ClearingPurpose.Proposal or ClearingPurpose.Repair && s.IsAtWork);

    [BindProperty] public int LongestCycle { get; set; }
    [BindProperty] public int LongestChain { get; set; }
    [BindProperty] public Objective Objective { get; set; }
    [BindProperty] public int? Floor { get; set; }
    [BindProperty] public Guid? Organisation { get; set; }
    [BindProperty] public bool Facilitator { get; set; }
    [BindProperty] public string? Why { get; set; }

    public async Task OnGetAsync()
    {
        await Read();
        (LongestCycle, LongestChain, Objective, Floor) = (Round.LongestCycle, Round.LongestChain, Round.Objective, Round.Floor);
    }

    public Task<IActionResult> OnPostSimulateAsync() => Look(ClearingPurpose.Simulation);

    public Task<IActionResult> OnPostPreviewAsync() => Look(ClearingPurpose.Preview);

    public async Task<IActionResult> OnPostAnnounceAsync()
    {
        if (Round.State != RoundState.Draft) return await Late();
        if (Round.EntriesUntil <= Now) { this.Wrong("", texts["round.entries-until.past"]); await Read(); return this.Refused(); }
        Round.Announce(Now);
        Round.Version++;
        audit.Write("audit.round-announced", Round.Name, Round.Address);
        Outbox.Add(db, new RoundAnnounced(Round.Id), Round.Id.ToString(), Now);
        return await Put("round.announced");
    }

    public async Task<IActionResult> OnPostInviteAsync([FromServices] Entering entering)
    {
        if (Round.IsOver || Round.State == RoundState.Answering) return await Late();
        if (Organisation is not { } organisation || !await db.Set<Organisation>().AnyAsync(o => o.Id == organisation && !o.RunsNode)) { this.Wrong(nameof(Organisation), texts["form.not-understood"]); await Read(); return this.Refused(); }
        if (!await reachable.Is(organisation)) { this.Wrong(nameof(Organisation), texts["round.invite.unreachable"]); await Read(); return this.Refused(); }
        await entering.Invite(Round, organisation, Facilitator);
        return this.Done(Round.Desk, "round.invited");
    }

    /// <summary>A city of another node gets a new link; the ones before open nothing any more.</summary>
    public async Task<IActionResult> OnPostLinkAsync(Guid city, [FromServices] Entering entering, [FromServices] Passes passes)
    {
        if (!Round.IsPublic || Round.IsOver) return await Late();
        if (await entering.Find(Round, city) is not { Organisation.Origin: not null } participant) return NotFound();
        await entering.Renew(Round, participant, passes);
        return this.Done(Round.Desk, "round.link.sent");
    }

    /// <summary>No more entries; the cities are asked what the search finds.</summary>
    public async Task<IActionResult> OnPostProposeAsync()
    {
        if (Round.State != RoundState.Announced || await clearings.IsDeciding(Round.Id)) return await Late();
        Round.CloseEntries(Now);
        Round.Version++;
        await clearings.Ask(Round, ClearingPurpose.Proposal);
        audit.Write("audit.round-clearing", Round.Name, Round.Desk);
        return await Put("round.clearing");
    }

    public async Task<IActionResult> OnPostRepairAsync()
    {
        if (Round.State != RoundState.Answering || await clearings.IsDeciding(Round.Id)) return await Late();
        await clearings.Repair(Round);
        audit.Write("audit.round-clearing", Round.Name, Round.Desk);
        return await Put("round.clearing");
    }

    public async Task<IActionResult> OnPostStopAsync(int number)
    {
        if (await db.Set<RoundSolution>().SingleOrDefaultAsync(s => s.RoundId == Round.Id && s.Number == number) is not { } solution) return NotFound();
        clearings.Stop(solution);
        audit.Write("audit.round-stopped", Round.Name, Round.Desk, $"{number}");
        return await Put("round.stopped");
    }

    public async Task<IActionResult> OnPostPublishAsync([FromServices] Publishing publishing)
    {
        if (await publishing.Publish(Round) is not { } refusal) return this.Done(Round.Address, "round.published");
        this.Wrong("", texts[refusal]);
        return await Conflict();
    }

    public async Task<IActionResult> OnPostCancelAsync()
    {
        if (Round.IsOver) return await Late();
        if (Fold.Clean(Why).Length < 3) { this.Wrong(nameof(Why), texts["round.why.missing"]); await Read(); return this.Refused(); }
        Round.Cancel(Fold.Clean(Why), Now);
        audit.Write("audit.round-cancelled", Round.Name, Round.Desk, Fold.Clean(Why));
        return await Put("round.cancelled");
    }

    private async Task<IActionResult> Look(ClearingPurpose purpose)
    {
        if (Round.IsOver) return await Late();
        if (LongestCycle is not (0 or >= 2 and <= 5)) this.Wrong(nameof(LongestCycle), texts["round.longest-cycle.range"]);
        if (LongestChain is < 0 or > 6) this.Wrong(nameof(LongestChain), texts["round.longest-chain.range"]);
        if (LongestCycle == 0 && LongestChain == 0) this.Wrong(nameof(LongestCycle), texts["round.nothing-allowed"]);
        if (Floor is not (>= 0 and <= 100)) this.Wrong(nameof(Floor), texts["round.floor.range"]);
        if (!ModelState.IsValid) { await Read(); return this.Refused(); }
        await clearings.Ask(Round, purpose, new RoundVariant(LongestCycle, LongestChain, Objective, Floor!.Value));
        return await Put("round.clearing");
    }

    /// <summary>One commit; whoever was quicker has changed the round, and this person is shown how it stands.</summary>
    private async Task<IActionResult> Put(string said)
    {
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { db.ChangeTracker.Clear(); return await Late(); }
        return this.Done(Round.Desk, said);
    }

    private async Task<IActionResult> Late()
    {
        this.Wrong("", texts["round.changed-meanwhile"]);
        return await Conflict();
    }

    private async Task<IActionResult> Conflict()
    {
        await Read();
        return this.Refused(StatusCodes.Status409Conflict);
    }

    private async Task Read()
    {
        Solutions = await db.Set<RoundSolution>().AsNoTracking().Where(s => s.RoundId == Round.Id).OrderByDescending(s => s.Number).Take(MostSolutions)
            .Select(s => new RoundSolution
            {
                Id = s.Id, Number = s.Number, Purpose = s.Purpose, LongestCycle = s.LongestCycle, LongestChain = s.LongestChain, Objective = s.Objective, Floor = s.Floor, AskedAt = s.AskedAt, StartedAt = s.StartedAt,
                CancelAskedAt = s.CancelAskedAt, EndedAt = s.EndedAt, End = s.End, Fault = s.Fault, FaultSubject = s.FaultSubject, Stage = s.Stage, Value = s.Value, Bound = s.Bound,
                Candidates = s.Candidates, Chosen = s.Chosen, Cities = s.Cities, Crossing = s.Crossing, MeanScore = s.MeanScore,
            }).ToListAsync();
        Participants = await db.Set<RoundParticipant>().AsNoTracking().Where(p => p.RoundId == Round.Id).Include(p => p.Organisation).Include(p => p.Entries).ThenInclude(e => e.Record).AsSplitQuery().OrderBy(p => p.Organisation.FoldedName).ToListAsync();
        Current = Round.SolutionId is null ? null : await found.Solution(Round.SolutionId);
        var known = Participants.Select(p => p.OrganisationId).ToList();
        Invitable = [.. (await db.Set<Organisation>().AsNoTracking().Where(o => o.VerifiedAt != null && !o.RunsNode && o.Origin == null && !known.Contains(o.Id)).OrderBy(o => o.FoldedName).Take(500).ToListAsync()).Select(o => new Choice(o.Id.ToString(), o.Name)),
            .. (await reachable.All(known)).Select(o => new Choice(o.Id.ToString(), o.Name, reachable.NodeOf(o)))];
    }
}
