using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Needs.AcrossNodes;

/// <summary>A need is over: those of other nodes who answered it hear whether it was their answer.</summary>
public sealed class TellHelpers(AppDb db, RemoteAgreements agreements) : IReaction<NeedEnded>
{
    public async Task React(NeedEnded ended, CancellationToken cancel)
    {
        var need = await db.Set<Record>().AsNoTracking().Include(r => r.Steward).SingleOrDefaultAsync(r => r.Id == ended.NeedId, cancel);
        if (need is not { Origin: null }) return;
        var ending = await db.Set<Need>().Where(n => n.Id == need.Id).Select(n => n.Ending).SingleAsync(cancel) ?? "";
        foreach (var answer in await db.Set<NeedAnswer>().AsNoTracking().Where(a => a.NeedId == need.Id && a.Offer != null && a.Organisation.Origin != null).Include(a => a.Organisation).ToListAsync(cancel))
            if (answer.AcceptedAt is not null) await agreements.Accept(answer.Offer!, need.Steward, answer.Organisation, need, answer.Id, cancel);
            else await agreements.Reject(answer.Offer!, need.Steward, answer.Organisation, ending, answer.Id, cancel);
    }
}

/// <summary>Committed when a city says that its need is answered or closes it.</summary>
public sealed record NeedEnded(Guid NeedId);
