using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Exchanges;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>The round in which an exchange and its conversation began, and where the other of the two is read.</summary>
public sealed record BegunInRound(ExchangeRound Round, RoundExchange Exchange, string? Begun, string? Conversation);

/// <summary>On the page of a conversation and of an exchange: <c>&lt;slot name="BegunInRound" record="…" /&gt;</c>.</summary>
public sealed class BegunInRoundViewComponent(AppDb db) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        var found = from exchange in db.Set<RoundExchange>().AsNoTracking().Where(e => e.ConversationId == record || e.BegunId == record).Include(e => e.Giver).Include(e => e.Receiver).Include(e => e.Begun)
                    join round in db.Set<ExchangeRound>() on (Guid?)exchange.SolutionId equals round.SolutionId
                    orderby round.EndedAt descending
                    select new { Round = round, Exchange = exchange };
        if (await found.FirstOrDefaultAsync() is not { } begun) return Content("");
        var talk = begun.Exchange.BegunId == record ? await db.Set<Conversation>().Where(c => c.Id == begun.Exchange.ConversationId).Select(c => "/conversations/" + c.ShortId).SingleOrDefaultAsync() : null;
        var address = talk is null && begun.Exchange.Begun is { } its ? ExchangeKind.Kind.Address(its) : null;
        return View("/Across/Rounds/BegunInRound.cshtml", new BegunInRound(begun.Round, begun.Exchange, address, talk));
    }
}
