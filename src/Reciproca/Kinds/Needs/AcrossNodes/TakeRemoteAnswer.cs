using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Incoming;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Needs.AcrossNodes;

/// <summary>A city of another node answers one of our needs: the same row, link and conversation as if it were next door.</summary>
public sealed class TakeRemoteAnswer(AppDb db, RecordStore store, RemoteAgreements agreements, TimeProvider clock) : IReaction<AgreementOffered>
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task React(AgreementOffered offered, CancellationToken cancel)
    {
        if (await db.Set<NeedAnswer>().AnyAsync(a => a.Offer == offered.Offer, cancel)) return;
        var id = await db.Set<Record>().Where(r => r.ShortId == offered.About && r.Origin == null && r.Kind == "need").Select(r => (Guid?)r.Id).SingleOrDefaultAsync(cancel);
        if (id is null || await store.Open(id.Value) is not { } record) return;
        var (need, guest) = ((Need)await store.Body(record), await db.Set<Organisation>().SingleAsync(o => o.Id == offered.OrganisationId, cancel));
        if (!record.IsOpen || record.Audience != Audience.Public || need.IsOver)
        {
            await agreements.Reject(offered.Offer, record.Steward, guest, need.Ending ?? "", Guid.CreateVersion7(Now), cancel);
            return;
        }
        var with = offered.With is null ? null : await db.Set<Record>().SingleOrDefaultAsync(r => r.Uri == offered.With && r.StewardId == guest.Id, cancel);
        var conversation = await Conversation(record, guest, cancel);
        if (offered.Words.Length > 0) Say(conversation, guest, offered.Words);
        var answer = new NeedAnswer { Id = Guid.CreateVersion7(Now), NeedId = record.Id, OrganisationId = guest.Id, RecordId = with?.Id, ConversationId = conversation.Id, At = Now, Offer = offered.Offer };
        db.Add(answer);
        if (with is not null && !await db.Set<RecordLink>().AnyAsync(l => l.FromId == with.Id && l.ToId == record.Id && l.Type == LinkType.Answers, cancel)) store.Link(with, record.Id, LinkType.Answers);
        Outbox.Add(db, new NeedAnswered(answer.Id), record.Id.ToString(), Now);
        need.Converse();
        await store.Enter(record, need);
    }

    private async Task<Conversation> Conversation(Record record, Organisation guest, CancellationToken cancel)
    {
        if (await db.Set<Conversation>().SingleOrDefaultAsync(c => c.RecordId == record.Id && c.GuestId == guest.Id, cancel) is { } known) return known;
        var begun = new Conversation { Id = Guid.CreateVersion7(Now), ShortId = ShortId.Next(), RecordId = record.Id, HostId = record.StewardId, GuestId = guest.Id, StartedAt = Now, LastAt = Now };
        db.Add(begun);
        return begun;
    }

    private void Say(Conversation conversation, Organisation guest, string words)
    {
        db.Add(new Post { Id = Guid.CreateVersion7(Now), ConversationId = conversation.Id, OrganisationId = guest.Id, PersonName = guest.Name.Length > 200 ? guest.Name[..200] : guest.Name, Text = Fold.Clean(words), At = Now });
        conversation.LastAt = Now;
    }
}
