using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Messages;
using Reciproca.Storage;

namespace Reciproca.Across.Correspondence;

/// <summary>Where the letters of a conversation travel, and which have not arrived yet.</summary>
public sealed record Travelling(string Node, int Waiting, DateTime? Oldest, string? Refused);

/// <summary>On a conversation with an organisation of another node: <c>&lt;slot name="Correspondence" record="…" /&gt;</c>.</summary>
public sealed class CorrespondenceViewComponent(AppDb db, LetterNote letter, PeerBook peers) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        var conversation = await db.Set<Conversation>().AsNoTracking().Include(c => c.Host).Include(c => c.Guest).SingleAsync(c => c.Id == record);
        if ((conversation.Host.Origin ?? conversation.Guest.Origin) is not { } host) return Content("");
        var posts = await db.Set<Post>().AsNoTracking().Where(p => p.ConversationId == record).OrderByDescending(p => p.At).Take(200).Select(p => p.Id).ToListAsync();
        var keys = posts.ConvertAll(id => letter.Activity(new Post { Id = id }));
        var waiting = await db.Set<Dispatch>().AsNoTracking().Where(d => keys.Contains(d.Key)).Select(d => new { d.At, d.Error }).ToListAsync();
        // not even taken up by the pump yet
        var key = record.ToString();
        var fresh = await db.Set<Message>().AsNoTracking().Where(m => m.Reaction == nameof(SendPost) && m.Key == key).Select(m => m.At).ToListAsync();
        var dates = waiting.Select(w => w.At).Concat(fresh).ToList();
        return View("/Across/Correspondence/Correspondence.cshtml", new Travelling(peers.NameOf(host), dates.Count, dates.Count > 0 ? dates.Min() : null, waiting.Find(w => w.Error is not null)?.Error));
    }
}
