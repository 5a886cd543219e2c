using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Messages;
using Reciproca.Storage;

namespace Reciproca.Across.Correspondence;

/// <summary>After a post: where the other side is on another node, it is put on its way to that organisation and to nobody else.</summary>
public sealed class SendPost(AppDb db, RemoteActors actors, Dispatching dispatching, LetterNote letter) : IReaction<PostWritten>
{
    public async Task React(PostWritten written, CancellationToken cancel)
    {
        if (await db.Set<Post>().AsNoTracking().Include(p => p.Files).SingleOrDefaultAsync(p => p.Id == written.PostId, cancel) is not { } post) return;
        var conversation = await db.Set<Conversation>().AsNoTracking().Include(c => c.Host).Include(c => c.Guest).Include(c => c.Record).SingleAsync(c => c.Id == post.ConversationId, cancel);
        var (speaker, other) = post.OrganisationId == conversation.HostId ? (conversation.Host, conversation.Guest) : (conversation.Guest, conversation.Host);
        if (speaker.Origin is not null || other is not { Origin: not null, Uri: { } to }) return;
        if (written.Secret is { } secret) post.Text = post.Text.Replace(secret.Mark, secret.Words);
        var actor = await actors.Find(to, cancel) ?? throw new InvalidOperationException($"{to} cannot be fetched now");
        dispatching.Send(actor.Inbox, speaker.Id, letter.Activity(post), letter.Write(post, speaker, to, conversation.Record));
    }
}
