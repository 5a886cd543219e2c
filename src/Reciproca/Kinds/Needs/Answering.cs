using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Reciproca.Web.Forms;

namespace Reciproca.Kinds.Needs;

/// <summary>Gives an answer to a need: link, conversation, first words and the need's new state are one transaction.</summary>
public sealed class Answering(AppDb db, RecordStore store, Conversations conversations, Visitor visitor, Shelf shelf, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What the visitor's organisation could answer with: its own published offers and practices.</summary>
    public async Task<IReadOnlyList<Choice>> OwnRecords(string language, Func<string, string> kindName)
    {
        var steward = visitor.ActingFor!.OrganisationId;
        var records = await db.Set<Record>().AsNoTracking().Where(r => r.StewardId == steward && r.Stage == Stage.Published && (r.Kind == "offer" || r.Kind == "practice"))
            .Include(r => r.Versions).OrderByDescending(r => r.ChangedAt).Take(50).ToListAsync();
        return [.. records.Select(r => new Choice(r.ShortId, r.Best(language).Title, Note: kindName(r.Kind)))];
    }

    /// <returns>The conversation in which it goes on.</returns>
    public async Task<Conversation> Give(Guid needId, string? with, string text)
    {
        var (record, acting) = ((await store.Open(needId))!, visitor.ActingFor!.OrganisationId);
        var need = (Need)await store.Body(record);
        var conversation = await conversations.About(record);
        var answering = string.IsNullOrEmpty(with) ? null : await db.Set<Record>().SingleOrDefaultAsync(r => r.ShortId == with && r.StewardId == acting && r.Stage == Stage.Published);
        if (answering is not null) await Link(answering, record);
        if (text.Length > 0) conversations.Say(conversation, text);
        var answer = new NeedAnswer { Id = Guid.CreateVersion7(Now), NeedId = needId, OrganisationId = acting, RecordId = answering?.Id, ConversationId = conversation.Id, At = Now };
        db.Add(answer);
        Outbox.Add(db, new NeedAnswered(answer.Id), needId.ToString(), Now);
        need.Converse();
        await store.Save(record, need);
        return conversation;
    }

    public async Task<IReadOnlyList<NeedAnswer>> To(Guid need) => await shelf.Get((nameof(Answering), need), () => db.Set<NeedAnswer>().AsNoTracking().Where(a => a.NeedId == need)
        .Include(a => a.Organisation).Include(a => a.Record).ThenInclude(r => r!.Versions).OrderBy(a => a.At).ToListAsync());

    private async Task Link(Record from, Record to)
    {
        if (!await db.Set<RecordLink>().AnyAsync(l => l.FromId == from.Id && l.ToId == to.Id && l.Type == LinkType.Answers))
            db.Add(new RecordLink { Id = Guid.CreateVersion7(Now), FromId = from.Id, ToId = to.Id, Type = LinkType.Answers, At = Now });
    }
}
