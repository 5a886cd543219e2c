using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Records;

/// <summary>Who took up what from whom: the whole family of a record along one type of link, from its origin down. A query for each generation, never one for each record.</summary>
public sealed class RecordChain(AppDb db, Visitor visitor, Shelf shelf)
{
    private const int Generations = 12, Most = 200;

    /// <summary>Every member that the visitor may read, parents before children; empty when the record stands alone.</summary>
    public async Task<IReadOnlyList<ChainLink>> Of(Guid record, LinkType type)
    {
        var family = await shelf.Get((nameof(RecordChain), record, type), async () => await Down(await Up(record, type), type));
        if (family.Count < 2) return [];
        var heads = await db.Set<Record>().AsNoTracking().Where(RecordPermissions.ReadableBy(visitor)).Where(r => family.Keys.Contains(r.Id) && r.Stage != Stage.Draft)
            .Include(r => r.Steward).Include(r => r.Versions).AsSplitQuery().ToDictionaryAsync(r => r.Id);
        return [.. family.Where(member => heads.ContainsKey(member.Key)).Select(member => new ChainLink(heads[member.Key], member.Value.Depth, member.Value.Parent))];
    }

    /// <summary>The first ancestor: what adapts nothing itself.</summary>
    private async Task<Guid> Up(Guid record, LinkType type)
    {
        for (var generation = 0; generation < Generations; generation++)
            if (await db.Set<RecordLink>().Where(l => l.FromId == record && l.Type == type).Select(l => (Guid?)l.ToId).FirstOrDefaultAsync() is not { } parent) break;
            else record = parent;
        return record;
    }

    private async Task<Dictionary<Guid, (int Depth, Guid? Parent)>> Down(Guid root, LinkType type)
    {
        var (family, level) = (new Dictionary<Guid, (int Depth, Guid? Parent)> { [root] = (0, null) }, new List<Guid> { root });
        for (var depth = 1; depth <= Generations && level.Count > 0 && family.Count < Most; depth++)
        {
            var parents = level;
            var children = await db.Set<RecordLink>().Where(l => l.Type == type && parents.Contains(l.ToId)).OrderBy(l => l.At).Select(l => new { l.FromId, l.ToId }).Take(Most).ToListAsync();
            level = [.. children.Where(child => family.TryAdd(child.FromId, (depth, child.ToId))).Select(child => child.FromId)];
        }
        return family;
    }
}

/// <summary>One member of a chain; the origin has depth 0 and no parent.</summary>
public sealed record ChainLink(Record Record, int Depth, Guid? Parent);
