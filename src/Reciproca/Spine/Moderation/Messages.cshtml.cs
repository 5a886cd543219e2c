using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Moderation;

/// <summary>What should have followed something and has not: how much waits, what failed and why; try again, or give up for good.</summary>
[Secretariat]
public sealed class MessagesModel(AppDb db, MessageBell bell, Audit audit, TimeProvider clock) : PageModel
{
    private const int MostShown = 100;

    public IReadOnlyList<QueueLine> Queues { get; private set; } = [];
    public IReadOnlyList<Message> Failed { get; private set; } = [];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync()
    {
        Queues = await db.Set<Message>().Where(m => m.DeadAt == null && m.Key != "schedule").GroupBy(m => m.Reaction)
            .Select(g => new QueueLine(g.Key, g.Count(), g.Min(m => m.At))).ToListAsync();
        Failed = await db.Set<Message>().AsNoTracking().Where(m => m.Error != null).OrderBy(m => m.At).Take(MostShown).ToListAsync();
    }

    public async Task<IActionResult> OnPostAgainAsync(Guid message)
    {
        if (await db.Set<Message>().FindAsync(message) is not { } found) return NotFound();
        (found.DeadAt, found.LeasedUntil, found.Attempts, found.DueAt) = (null, null, 0, Now);
        audit.Write("audit.replayed", found.Reaction, "/secretariat/messages", found.Error ?? "");
        await db.SaveChangesAsync();
        bell.Ring();
        return After("desk.replayed");
    }

    public async Task<IActionResult> OnPostGiveUpAsync(Guid message)
    {
        if (await db.Set<Message>().SingleOrDefaultAsync(m => m.Id == message && m.DeadAt != null) is not { } found) return NotFound();
        db.Remove(found);
        audit.Write("audit.given-up", found.Reaction, "/secretariat/messages", found.Error ?? "");
        await db.SaveChangesAsync();
        return After("desk.given-up");
    }

    private RedirectResult After(string said)
    {
        TempData["done"] = said;
        return Redirect("/secretariat/messages");
    }
}

public sealed record QueueLine(string Reaction, int Waiting, DateTime Oldest);
