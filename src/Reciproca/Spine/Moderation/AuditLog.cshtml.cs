using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Moderation;

[Secretariat]
public sealed class AuditLogModel(AppDb db) : PageModel
{
    public const int PageSize = 50;

    public IReadOnlyList<AuditEntry> Entries { get; private set; } = [];
    public int Number { get; private set; }
    public bool More { get; private set; }

    public async Task OnGetAsync(int page = 1)
    {
        Number = Math.Clamp(page, 1, 10_000);
        var entries = await db.Set<AuditEntry>().AsNoTracking().OrderByDescending(e => e.At).ThenByDescending(e => e.Id).Skip((Number - 1) * PageSize).Take(PageSize + 1).ToListAsync();
        (Entries, More) = ([.. entries.Take(PageSize)], entries.Count > PageSize);
    }
}
