using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>What an exchange that became a conversation has before it: steps, days, and which are done.</summary>
public sealed record ExchangePlan(ExchangeRound Round, RoundExchange Exchange, IReadOnlyList<ExchangeStep> Steps, DateOnly Today);

/// <summary>On a conversation's page: <c>&lt;slot name="ExchangePlan" record="…" /&gt;</c>.</summary>
public sealed class ExchangePlanViewComponent(AppDb db, TimeProvider clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        var plans = from exchange in db.Set<RoundExchange>().AsNoTracking().Where(e => e.ConversationId == record).Include(e => e.Giver).Include(e => e.Receiver).Include(e => e.Steps)
                    join solution in db.Set<RoundSolution>() on exchange.SolutionId equals solution.Id
                    join round in db.Set<ExchangeRound>() on solution.Id equals round.SolutionId
                    select new { Round = round, Exchange = exchange };
        if (await plans.FirstOrDefaultAsync() is not { } found) return Content("");
        var steps = await db.Set<ExchangeStep>().AsNoTracking().Where(s => s.ExchangeId == found.Exchange.Id).OrderBy(s => s.DueOn).ToListAsync();
        var today = DateOnly.FromDateTime(RoundTime.Local(clock.GetUtcNow().UtcDateTime, found.Round.TimeZone));
        return View("/Across/Rounds/ExchangePlan.cshtml", new ExchangePlan(found.Round, found.Exchange, steps, today));
    }
}
