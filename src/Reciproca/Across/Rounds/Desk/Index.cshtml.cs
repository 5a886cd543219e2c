using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds.Desk;

/// <summary>All rounds of the network, drafts too, newest first.</summary>
[Secretariat]
public sealed class IndexModel(AppDb db, TimeProvider clock) : PageModel
{
    private const int Most = 100;

    public IReadOnlyList<ExchangeRound> Rounds { get; private set; } = [];
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync() => Rounds = await db.Set<ExchangeRound>().AsNoTracking().Include(r => r.Participants).OrderByDescending(r => r.CreatedAt).Take(Most).ToListAsync();
}
