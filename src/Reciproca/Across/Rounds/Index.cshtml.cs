using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>What an exchange round is, which one is open, and what came of the others.</summary>
[Anyone]
public sealed class IndexModel(AppDb db, TimeProvider clock) : PageModel
{
    private const int Most = 50;

    public IReadOnlyList<ExchangeRound> Rounds { get; private set; } = [];
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task OnGetAsync() => Rounds = await db.Set<ExchangeRound>().AsNoTracking().Where(r => r.AnnouncedAt != null)
        .OrderBy(r => r.State == RoundState.Published || r.State == RoundState.Cancelled).ThenByDescending(r => r.AnnouncedAt).Take(Most).ToListAsync();
}
