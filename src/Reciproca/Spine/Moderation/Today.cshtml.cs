using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Moderation;

/// <summary>What waits for a person at the secretariat, in numbers that lead to it.</summary>
[Secretariat]
public sealed class TodayModel(AppDb db) : PageModel
{
    public int InReview { get; private set; }
    public int Reports { get; private set; }
    public int Unverified { get; private set; }
    public int Dead { get; private set; }
    public int Unconfirmed { get; private set; }
    public int Waiting => InReview + Reports + Unverified + Dead;

    public async Task OnGetAsync()
    {
        InReview = await db.Set<Record>().CountAsync(r => r.Stage == Stage.InReview);
        Reports = await db.Set<Report>().CountAsync(r => r.DecidedAt == null);
        Unverified = await db.Set<Organisation>().CountAsync(o => o.VerifiedAt == null);
        Dead = await db.Set<Message>().CountAsync(m => m.DeadAt != null);
        Unconfirmed = await db.Set<Record>().CountAsync(r => r.Stage == Stage.Published && r.Unconfirmed);
    }
}
