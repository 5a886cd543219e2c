using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Exchanges;

/// <summary>Everyone who takes part hears of a new step.</summary>
public sealed class TellPartners(AppDb db, Bell bell) : IReaction<ExchangeMoved>
{
    public async Task React(ExchangeMoved moved, CancellationToken cancel)
    {
        var record = await db.Set<Record>().AsNoTracking().Include(r => r.Versions).Include(r => r.Parties).SingleOrDefaultAsync(r => r.Id == moved.ExchangeId, cancel);
        if (record is null) return;
        await bell.Ring(record.Owners, new Told($"exchange:{moved.Cause:N}", $"notice.exchange.{moved.What}", ExchangeKind.Kind.Address(record), [record.Best(record.SourceLanguage).Title, .. moved.Values]), moved.Except);
    }
}
