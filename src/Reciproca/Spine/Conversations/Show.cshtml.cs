using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Files;
using Reciproca.Spine.Texts;
using Reciproca.Storage;

namespace Reciproca.Spine.Conversations;

/// <summary>What two organisations have said, and the box to say more.</summary>
[InConversation]
public sealed class ShowModel(ConversationOfRequest found, Conversations conversations, AppDb db, Visitor visitor, PostFiles files, Texts.Texts texts) : PageModel
{
    private const int MostShown = 200;

    public Conversation Conversation => found.Conversation;
    public IReadOnlyList<Post> Posts { get; private set; } = [];
    public bool Mine(Post post) => visitor.Memberships.Any(m => m.OrganisationId == post.OrganisationId);
    public string Side(Post post) => post.OrganisationId == Conversation.HostId ? Conversation.Host.Name : post.OrganisationId == Conversation.GuestId ? Conversation.Guest.Name : texts["conversation.introduces"];

    [BindProperty]
    public string? Text { get; set; }

    public async Task OnGetAsync()
    {
        await Read();
        await conversations.MarkRead(Conversation.Id);
    }

    [InConversation(Role.Author)]
    public async Task<IActionResult> OnPostAsync(IFormFile? file)
    {
        var attached = await files.Take(file, ModelState, texts);
        if (Fold.Clean(Text).Length == 0 && attached.Count == 0 && ModelState.IsValid) ModelState.AddModelError(nameof(Text), texts["conversation.text.missing"]);
        if (!ModelState.IsValid) return await Refused();
        var post = conversations.Say(Conversation, Text ?? "", attached);
        await db.SaveChangesAsync();
        await conversations.MarkRead(Conversation.Id);
        return Redirect($"/conversations/{Conversation.ShortId}#p{post.Id:N}");
    }

    public async Task<IActionResult> OnGetFileAsync(Guid file)
    {
        var asked = await db.Set<PostFile>().AsNoTracking().SingleOrDefaultAsync(f => f.Id == file && db.Set<Post>().Any(p => p.Id == f.PostId && p.ConversationId == Conversation.Id));
        return asked is null || files.Open(asked) is not { } bytes ? NotFound() : File(bytes, asked.MediaType, asked.Name);
    }

    private async Task<IActionResult> Refused()
    {
        await Read();
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private async Task Read()
    {
        var last = await db.Set<Post>().AsNoTracking().Where(p => p.ConversationId == Conversation.Id).Include(p => p.Files)
            .OrderByDescending(p => p.At).ThenByDescending(p => p.Id).Take(MostShown).ToListAsync();
        Posts = [.. last.AsEnumerable().Reverse()];
    }
}
