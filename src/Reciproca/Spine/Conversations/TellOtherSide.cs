using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Storage;

namespace Reciproca.Spine.Conversations;

/// <summary>After a post: the people of the other organisation hear of it. What was said stays in the conversation; letters travel in the clear.</summary>
public sealed class TellOtherSide(AppDb db, Bell bell) : IReaction<PostWritten>
{
    public async Task React(PostWritten written, CancellationToken cancel)
    {
        var post = await db.Set<Post>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == written.PostId, cancel);
        if (post is null) return;
        var conversation = await db.Set<Conversation>().AsNoTracking().Include(c => c.Host).Include(c => c.Guest).SingleAsync(c => c.Id == post.ConversationId, cancel);
        var speaker = post.OrganisationId == conversation.HostId ? conversation.Host : conversation.Guest;
        await bell.Ring(conversation.Other(post.OrganisationId), new Told($"post:{post.Id:N}", "notice.post", $"/conversations/{conversation.ShortId}#p{post.Id:N}", post.PersonName, speaker.Name), post.PersonId);
    }
}
