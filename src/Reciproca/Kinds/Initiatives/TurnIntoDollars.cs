using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>After a new rate, the figures in its currency are turned into dollars afresh, some hundred at a time.</summary>
public sealed class TurnIntoDollars(AppDb db, TimeProvider clock) : IReaction<RateEntered>
{
    private const int Batch = 500;

    public async Task React(RateEntered entered, CancellationToken cancel)
    {
        var (rates, now) = (await RateTable.Read(db, cancel), clock.GetUtcNow().UtcDateTime);
        var last = Guid.Empty;
        while (true)
        {
            var figures = await db.Set<Contribution>().Where(c => c.Currency == entered.Currency && c.ReplacedAt == null && c.Id.CompareTo(last) > 0).OrderBy(c => c.Id).Take(Batch).ToListAsync(cancel);
            if (figures.Count == 0) return;
            last = figures[^1].Id;
            foreach (var figure in figures) figure.Usd = rates.ToCents(figure.Amount, figure.Currency, figure.On);
            foreach (var initiative in figures.Select(f => f.InitiativeId).Distinct()) Outbox.Add(db, new FiguresChanged(initiative), initiative.ToString(), now);
        }
    }
}
