using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Conversations;

/// <summary>Only members of the two organisations; to everyone else the conversation does not exist.</summary>
public sealed class InConversationAttribute(Role role = Role.Reader) : AskAttribute
{
    public override async ValueTask<Answer> Ask(HttpContext http, Visitor visitor)
    {
        if (!visitor.IsSignedIn) return Answer.SignIn;
        var conversation = await http.RequestServices.GetRequiredService<ConversationOfRequest>().Find(http.GetRouteValue("id") as string ?? "");
        if (conversation is null || !(visitor.Has(conversation.HostId, Role.Reader) || visitor.Has(conversation.GuestId, Role.Reader))) return Answer.NotFound;
        return visitor.Has(conversation.HostId, role) || visitor.Has(conversation.GuestId, role) ? Answer.Yes : Answer.No;
    }
}

/// <summary>The conversation this request is about, read once, with both organisations and what it is about.</summary>
public sealed class ConversationOfRequest(AppDb db)
{
    private Conversation? conversation;

    public Conversation Conversation => conversation ?? throw new InvalidOperationException("This handler carries no [InConversation]");

    public async Task<Conversation?> Find(string shortId) => conversation ??= await db.Set<Conversation>()
        .Include(c => c.Host).Include(c => c.Guest).Include(c => c.Record).ThenInclude(r => r.Versions).SingleOrDefaultAsync(c => c.ShortId == shortId);
}
