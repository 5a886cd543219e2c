using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.OaiPmh;

/// <summary>Reads entries in the order of their stamps, a page at a time.</summary>
public sealed class OaiEntries(AppDb db)
{
    public static readonly Expression<Func<Record, bool>> Public =
        r => (r.Stage == Stage.Published || r.Stage == Stage.Archived) && r.Audience == Audience.Public && r.Origin == null;

    public static readonly Func<Record, bool> IsPublic = Public.Compile();

    public Task<OaiEntry?> One(string shortId, CancellationToken cancel) =>
        db.Set<OaiEntry>().AsNoTracking().Include(e => e.Sets).SingleOrDefaultAsync(e => e.ShortId == shortId, cancel);

    public async Task<DateTime?> Earliest(CancellationToken cancel) => await db.Set<OaiEntry>().MinAsync(e => (DateTime?)e.Stamp, cancel);

    public Task<int> Count(OaiRange range, CancellationToken cancel) => In(range).CountAsync(cancel);

    public Task<List<OaiEntry>> Page(OaiRange range, OaiPlace? after, int most, CancellationToken cancel)
    {
        var found = In(range);
        if (after is { Stamp: var at, ShortId: var id }) found = found.Where(e => e.Stamp > at || (e.Stamp == at && string.Compare(e.ShortId, id) > 0));
        return found.OrderBy(e => e.Stamp).ThenBy(e => e.ShortId).Take(most).Include(e => e.Sets).ToListAsync(cancel);
    }

    private IQueryable<OaiEntry> In(OaiRange range)
    {
        var found = db.Set<OaiEntry>().AsNoTracking();
        if (range.From is { } from) found = found.Where(e => e.Stamp >= from);
        if (range.Until is { } until) found = found.Where(e => e.Stamp <= until);
        if (range.Set is { } set) found = found.Where(e => e.Sets.Any(s => s.Name == set));
        return found;
    }
}

/// <summary>Which entries a harvester wants.</summary>
public sealed record OaiRange(DateTime? From, DateTime? Until, string? Set);

/// <summary>The last entry that a harvester has.</summary>
public sealed record OaiPlace(DateTime Stamp, string ShortId);
