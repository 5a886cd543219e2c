using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Spine.Records.Columns;

/// <summary>A record with its body, as a sheet or the API shows it.</summary>
public sealed record RecordRow(Record Record, IKeyed Body);

/// <summary>Reads many records with their bodies, a batch at a time, so that memory does not grow with the list.</summary>
public sealed class RecordReader(AppDb db, RecordKinds kinds)
{
    private const int Batch = 200;
    private static readonly MethodInfo OfType = typeof(RecordReader).GetMethod(nameof(Bodies), BindingFlags.NonPublic | BindingFlags.Instance)!;

    public async IAsyncEnumerable<RecordRow> Stream(IReadOnlyList<Guid> ids, [EnumeratorCancellation] CancellationToken cancel = default)
    {
        foreach (var some in ids.Chunk(Batch))
            foreach (var row in await Read(some, cancel)) yield return row;
    }

    /// <summary>In the order of the ids; those that are gone are left out.</summary>
    public async Task<IReadOnlyList<RecordRow>> Read(Guid[] ids, CancellationToken cancel = default)
    {
        var records = await db.Set<Record>().AsNoTracking().Where(r => ids.Contains(r.Id)).Include(r => r.Steward)
            .Include(r => r.Versions).ThenInclude(v => v.Sections).Include(r => r.Tags).Include(r => r.Parties).ThenInclude(p => p.Organisation).AsSplitQuery().ToDictionaryAsync(r => r.Id, cancel);
        var bodies = new Dictionary<Guid, IKeyed>();
        foreach (var group in records.Values.GroupBy(r => r.Kind))
            await (Task)OfType.MakeGenericMethod(kinds[group.Key].Body).Invoke(this, [group.Select(r => r.Id).ToArray(), bodies, cancel])!;
        return [.. from id in ids where records.ContainsKey(id) && bodies.ContainsKey(id) select new RecordRow(records[id], bodies[id])];
    }

    private async Task Bodies<T>(Guid[] ids, Dictionary<Guid, IKeyed> into, CancellationToken cancel) where T : class, IKeyed
    {
        foreach (var body in await db.Set<T>().AsNoTracking().Where(b => ids.Contains(b.Id)).ToListAsync(cancel)) into[body.Id] = body;
    }
}
