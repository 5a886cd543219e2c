using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>One of the two sides ticks a step of their exchange, or takes the tick back.</summary>
[OnRound(RoundAbility.Read)]
public sealed class StepModel(RoundOfRequest found, AppDb db, Visitor visitor, TimeProvider clock) : PageModel
{
    public IActionResult OnGet() => Redirect(found.Round.Address);

    [SignedIn]
    public async Task<IActionResult> OnPostAsync(string id, Guid exchange, StepKind kind)
    {
        var of = await db.Set<RoundExchange>().SingleOrDefaultAsync(e => e.Id == exchange && e.ConversationId != null && db.Set<ExchangeRound>().Any(r => r.ShortId == id && r.SolutionId == e.SolutionId));
        if (of is null || !(visitor.Has(of.GiverId, Role.Author) || visitor.Has(of.ReceiverId, Role.Author))) return NotFound();
        if (await db.Set<ExchangeStep>().SingleOrDefaultAsync(s => s.ExchangeId == exchange && s.Kind == kind) is not { } step) return NotFound();
        (step.DoneAt, step.DoneById) = step.DoneAt is null ? (clock.GetUtcNow().UtcDateTime, visitor.PersonId) : ((DateTime?)null, (Guid?)null);
        await db.SaveChangesAsync();
        var conversation = await db.Set<Conversation>().Where(c => c.Id == of.ConversationId).Select(c => c.ShortId).SingleAsync();
        return Redirect($"/conversations/{conversation}");
    }
}
