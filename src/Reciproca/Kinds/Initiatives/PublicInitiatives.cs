using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Initiatives;

/// <summary>An initiative as it leaves the node: what is disputed stays here.</summary>
public sealed record PublicInitiative(Record Head, Initiative Initiative, IReadOnlyList<Party> Parties, IReadOnlyList<Contribution> Gifts, IReadOnlyList<Indicator> Indicators)
{
    public Party Party(Guid id) => Parties.First(p => p.Id == id);
}

/// <summary>Reads public initiatives some hundred at a time, so that memory does not grow with their number.</summary>
public sealed class PublicInitiatives(AppDb db)
{
    private const int Batch = 400;

    public IQueryable<Record> All => db.Set<Record>().AsNoTracking()
        .Where(r => r.Kind == InitiativeKind.Kind.Name && r.Audience == Audience.Public && (r.Stage == Stage.Published || r.Stage == Stage.Archived));

    /// <summary>Those in which an organisation takes part.</summary>
    public IQueryable<Record> Of(Guid organisation) => All.Where(r => db.Set<Party>().Any(p => p.InitiativeId == r.Id && p.OrganisationId == organisation));

    public async IAsyncEnumerable<IReadOnlyList<PublicInitiative>> Stream(IQueryable<Record> which, [EnumeratorCancellation] CancellationToken cancel)
    {
        var ids = await which.OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);
        foreach (var some in ids.Chunk(Batch)) yield return await Read(some, cancel);
    }

    private async Task<IReadOnlyList<PublicInitiative>> Read(Guid[] ids, CancellationToken cancel)
    {
        // asked again with the ids: what was withdrawn in between is left out
        var heads = await All.Where(r => ids.Contains(r.Id)).Include(r => r.Steward).Include(r => r.Versions).ThenInclude(v => v.Sections).Include(r => r.Tags).AsSplitQuery().ToListAsync(cancel);
        var bodies = await db.Set<Initiative>().AsNoTracking().Where(i => ids.Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var parties = (await db.Set<Party>().AsNoTracking().Include(p => p.Organisation).Where(p => ids.Contains(p.InitiativeId)).OrderBy(p => p.Since).ThenBy(p => p.Id).ToListAsync(cancel)).ToLookup(p => p.InitiativeId);
        var gifts = (await db.Set<Contribution>().AsNoTracking().Where(c => ids.Contains(c.InitiativeId) && c.ReplacedAt == null && c.State != FigureState.Disputed).ToListAsync(cancel)).ToLookup(c => c.InitiativeId);
        var indicators = (await db.Set<Indicator>().AsNoTracking().Where(i => ids.Contains(i.InitiativeId) && i.ReplacedAt == null && i.State != FigureState.Disputed).ToListAsync(cancel)).ToLookup(i => i.InitiativeId);
        return [.. from head in heads.OrderBy(h => h.Id)
                   where bodies.ContainsKey(head.Id)
                   select new PublicInitiative(head, bodies[head.Id], [.. parties[head.Id]], [.. gifts[head.Id].OrderBy(c => c.On).ThenBy(c => c.Id)], [.. indicators[head.Id].OrderBy(i => i.Id)])];
    }
}
