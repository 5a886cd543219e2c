using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Needs;

/// <summary>After an answer: the city that asked hears of it.</summary>
public sealed class TellAsker(AppDb db, Bell bell) : IReaction<NeedAnswered>
{
    public async Task React(NeedAnswered answered, CancellationToken cancel)
    {
        var answer = await db.Set<NeedAnswer>().AsNoTracking().Include(a => a.Organisation).SingleOrDefaultAsync(a => a.Id == answered.AnswerId, cancel);
        if (answer is null) return;
        var need = await db.Set<Record>().AsNoTracking().Include(r => r.Versions).SingleAsync(r => r.Id == answer.NeedId, cancel);
        await bell.Ring(need.StewardId, new Told($"answer:{answer.Id:N}", "notice.answered", NeedKind.Kind.Address(need), answer.Organisation.Name, need.Best(need.SourceLanguage).Title));
    }
}
