using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Exchanges.AcrossNodes;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Exchanges;

public static class ExchangeServices
{
    public static IServiceCollection AddExchanges(this IServiceCollection services) => services.AddScoped<Starting>().AddScoped<ITogether, ExchangeTogether>();

    /// <summary>An exchange with all its rows.</summary>
    public static IQueryable<Exchange> Whole(this IQueryable<Exchange> exchanges) => exchanges.Include(e => e.Tasks).Include(e => e.Agenda).Include(e => e.Participants).Include(e => e.Costs).AsSplitQuery();

    /// <summary>The same, untracked, for the record of this request.</summary>
    public static Task<Exchange> Read(this AppDb db, Record record) => db.Set<Exchange>().AsNoTracking().Whole().SingleAsync(e => e.Id == record.Id);
}
