using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
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
        var organisations = new Dictionary<Guid, Organisation>();
        var ids = await which.OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);
        foreach (var some in ids.Chunk(Batch)) yield return await Read(some, organisations, cancel);
    }

    /// <remarks>
    /// Each table is asked for the batch by itself and without a join, and the ids go as one value: hundreds of parameters are put together anew for
    /// every query, which took longer than the database.
    /// </remarks>
    private async Task<IReadOnlyList<PublicInitiative>> Read(Guid[] ids, Dictionary<Guid, Organisation> organisations, CancellationToken cancel)
    {
        // asked again with the ids: what was withdrawn in between is left out
        var heads = await All.Where(r => EF.Parameter(ids).Contains(r.Id)).OrderBy(r => r.Id).ToListAsync(cancel);
        await Tell(heads.ToDictionary(h => h.Id), ids, cancel);
        var bodies = await Of<Initiative>(i => EF.Parameter(ids).Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var parties = (await Parties(ids, organisations, cancel)).ToLookup(p => p.InitiativeId);
        var gifts = (await Of<Contribution>(c => EF.Parameter(ids).Contains(c.InitiativeId) && c.ReplacedAt == null && c.State != FigureState.Disputed).ToListAsync(cancel)).ToLookup(c => c.InitiativeId);
        var indicators = (await Of<Indicator>(i => EF.Parameter(ids).Contains(i.InitiativeId) && i.ReplacedAt == null && i.State != FigureState.Disputed).ToListAsync(cancel)).ToLookup(i => i.InitiativeId);
        return [.. from head in heads
                   where bodies.ContainsKey(head.Id)
                   select new PublicInitiative(head, bodies[head.Id], [.. parties[head.Id].OrderBy(p => p.Since).ThenBy(p => p.Id)], [.. gifts[head.Id].OrderBy(c => c.On).ThenBy(c => c.Id)], [.. indicators[head.Id].OrderBy(i => i.Id)])];
    }

    private async Task Tell(Dictionary<Guid, Record> heads, Guid[] ids, CancellationToken cancel)
    {
        var sections = (await Of<RecordSection>(s => EF.Parameter(ids).Contains(s.RecordId)).ToListAsync(cancel)).ToLookup(s => (s.RecordId, s.Language));
        foreach (var version in await Of<RecordVersion>(v => EF.Parameter(ids).Contains(v.RecordId)).ToListAsync(cancel))
        {
            version.Sections.AddRange(sections[(version.RecordId, version.Language)]);
            if (heads.TryGetValue(version.RecordId, out var head)) head.Versions.Add(version);
        }
        foreach (var tag in await Of<RecordTag>(t => EF.Parameter(ids).Contains(t.RecordId)).ToListAsync(cancel))
            if (heads.TryGetValue(tag.RecordId, out var head)) head.Tags.Add(tag);
    }

    /// <summary>The same organisations come again and again: each is read once.</summary>
    private async Task<List<Party>> Parties(Guid[] ids, Dictionary<Guid, Organisation> organisations, CancellationToken cancel)
    {
        var parties = await Of<Party>(p => EF.Parameter(ids).Contains(p.InitiativeId)).ToListAsync(cancel);
        var missing = parties.Select(p => p.OrganisationId).OfType<Guid>().Distinct().Where(id => !organisations.ContainsKey(id)).ToArray();
        if (missing.Length > 0) foreach (var one in await Of<Organisation>(o => EF.Parameter(missing).Contains(o.Id)).ToListAsync(cancel)) organisations[one.Id] = one;
        foreach (var party in parties) party.Organisation = party.OrganisationId is { } id ? organisations[id] : null;
        return parties;
    }

    private IQueryable<T> Of<T>(Expression<Func<T, bool>> which) where T : class => db.Set<T>().AsNoTracking().Where(which);
}
