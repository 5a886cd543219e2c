using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Agreements;

/// <summary>After a move: everyone who speaks for a party on this node hears of it, except whoever made it.</summary>
public sealed class TellParties(AppDb db, Bell bell) : IReaction<AgreementMoved>
{
    public async Task React(AgreementMoved moved, CancellationToken cancel)
    {
        var record = await db.Set<Record>().AsNoTracking().Include(r => r.Versions).Include(r => r.Parties).SingleOrDefaultAsync(r => r.Id == moved.AgreementId, cancel);
        if (record is null) return;
        await bell.Ring(record.Owners, new Told($"agreement:{moved.Cause:N}", $"notice.agreement.{moved.What}", AgreementKind.Kind.Address(record), [record.Best(record.SourceLanguage).Title, .. moved.Values]), moved.Except);
    }
}
