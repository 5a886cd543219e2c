using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Needs.AcrossNodes;

/// <summary>After an answer to a need of another node: the city there is offered an agreement, with the first words and what we have shared.</summary>
public sealed class SendAnswer(AppDb db, RemoteAgreements agreements) : IReaction<NeedAnswered>
{
    public async Task React(NeedAnswered answered, CancellationToken cancel)
    {
        var answer = await db.Set<NeedAnswer>().Include(a => a.Organisation).Include(a => a.Record).SingleOrDefaultAsync(a => a.Id == answered.AnswerId, cancel);
        if (answer is null || answer.Organisation.Origin is not null) return;
        var need = await db.Set<Record>().AsNoTracking().Include(r => r.Steward).SingleAsync(r => r.Id == answer.NeedId, cancel);
        if (need.Origin is null) return;
        var words = await db.Set<Post>().Where(p => p.ConversationId == answer.ConversationId && p.OrganisationId == answer.OrganisationId && p.At == answer.At).Select(p => p.Text).FirstOrDefaultAsync(cancel);
        answer.Offer = await agreements.Offer(answer.Organisation, need, words ?? "", answer.Record, answer.Id, cancel)
            ?? throw new InvalidOperationException($"{need.Steward.Uri} cannot be found now; the answer waits");
    }
}
