using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Records;

/// <summary>Who took up what from whom: the whole family of a record along one type of link, from its origin down. A query for each generation, never one for each record.</summary>
public sealed class RecordChain(AppDb db, Visitor visitor)
{
    private const int Generations = 12, Most = 200;

    /// <summary>Every member that the visitor may read, parents before children; empty when the record stands alone.</summary>
    public async Task<IReadOnlyList<ChainLink>> Of(Guid record, LinkType type)
    {
        var depths = await Down(await Up(record, type), type);
        if (depths.Count < 2) return [];
        var heads = await db.Set<Record>().AsNoTracking().Where(RecordPermissions.ReadableBy(visitor)).Where(r => depths.Keys.Contains(r.Id) && r.Stage != Stage.Draft)
            .Include(r => r.Steward).Include(r => r.Versions).AsSplitQuery().ToDictionaryAsync(r => r.Id);
        return [.. depths.Where(d => heads.ContainsKey(d.Key)).Select(d => new ChainLink(heads[d.Key], d.Value))];
    }

    /// <summary>The first ancestor: what adapts nothing itself.</summary>
    private async Task<Guid> Up(Guid record, LinkType type)
    {
        for (var generation = 0; generation < Generations; generation++)
            if (await db.Set<RecordLink>().Where(l => l.FromId == record && l.Type == type).Select(l => (Guid?)l.ToId).FirstOrDefaultAsync() is not { } parent) break;
            else record = parent;
        return record;
    }

    private async Task<Dictionary<Guid, int>> Down(Guid root, LinkType type)
    {
        var (depths, level) = (new Dictionary<Guid, int> { [root] = 0 }, new List<Guid> { root });
        for (var depth = 1; depth <= Generations && level.Count > 0 && depths.Count < Most; depth++)
        {
            var parents = level;
            var children = await db.Set<RecordLink>().Where(l => l.Type == type && parents.Contains(l.ToId)).OrderBy(l => l.At).Select(l => l.FromId).Take(Most).ToListAsync();
            level = [.. children.Where(child => depths.TryAdd(child, depth))];
        }
        return depths;
    }
}

/// <summary>One member of a chain; the origin has depth 0.</summary>
public sealed record ChainLink(Record Record, int Depth);
