using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>A round for everyone: its rules and calendar, who takes part, and, when it is published, the picture of who gives to whom.</summary>
[OnRound(RoundAbility.Read)]
public sealed class ShowModel(RoundOfRequest found, AppDb db, Entering entering, Visitor visitor, TimeProvider clock) : PageModel
{
    public ExchangeRound Round => found.Round;
    public DateTime Now => clock.GetUtcNow().UtcDateTime;
    public RoundSolution? Solution { get; private set; }
    public IReadOnlyList<Organisation> Cities { get; private set; } = [];
    public bool MayEnter { get; private set; }
    public bool IsIn { get; private set; }
    public int Number { get; private set; }

    public async Task OnGetAsync(int page = 1)
    {
        Number = Math.Clamp(page, 1, 10_000);
        if (Round.State == RoundState.Published) Solution = await found.Solution(Round.SolutionId);
        Cities = await db.Set<RoundParticipant>().AsNoTracking().Where(p => p.RoundId == Round.Id && p.EnteredAt != null && p.LeftAt == null).Select(p => p.Organisation).OrderBy(o => o.FoldedName).ToListAsync();
        if (visitor.ActingFor is not { } acting) return;
        (MayEnter, IsIn) = (await entering.MayEnter(Round, acting.OrganisationId), Cities.Any(c => c.Id == acting.OrganisationId));
    }
}
