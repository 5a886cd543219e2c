using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Impact;

/// <summary>Counts everything from scratch, some hundred records at a time: to prove the kept figures, or to put them right.</summary>
public sealed class Recount(AppDb db, Reckoner reckoner)
{
    private const int Batch = 500;

    /// <returns>Figures that differ: which, what is kept, what is right. Empty when all is well.</returns>
    public async Task<IReadOnlyList<string>> Verify(CancellationToken cancel)
    {
        var right = new Dictionary<(string, string, string), (long Records, long Value)>();
        var wrong = new List<string>();
        await foreach (var (ids, lines) in All(cancel))
        {
            foreach (var line in lines) Add(right, line);
            var kept = (await db.Set<ImpactLine>().AsNoTracking().Where(l => EF.Parameter(ids).Contains(l.RecordId)).ToListAsync(cancel)).ToDictionary(l => (l.RecordId, l.Key), l => l.Value);
            var counted = lines.ToDictionary(l => (l.RecordId, l.Key), l => l.Value);
            var differing = counted.Count(c => !kept.TryGetValue(c.Key, out var value) || value != c.Value) + kept.Keys.Count(k => !counted.ContainsKey(k));
            if (differing > 0) wrong.Add($"{differing} line(s) of records {ids[0]} to {ids[^1]}");
        }
        AddPairs(right);
        var totals = await db.Set<ImpactTotal>().AsNoTracking().ToDictionaryAsync(t => t.Key, t => (t.Records, t.Value), cancel);
        wrong.AddRange(from key in right.Keys.Union(totals.Keys)
                       let kept = totals.GetValueOrDefault(key)
                       let counted = right.GetValueOrDefault(key)
                       where kept != counted
                       orderby key
                       select $"{key.Item1} {key.Item2} {key.Item3}: kept {kept.Item1} records, {kept.Item2}; counted {counted.Records}, {counted.Value}");
        return wrong;
    }

    /// <summary>Puts every line and total as they are from scratch; one transaction, so that no reader sees half.</summary>
    public async Task Write(CancellationToken cancel)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancel);
        await db.Set<ImpactLine>().ExecuteDeleteAsync(cancel);
        await db.Set<ImpactTotal>().ExecuteDeleteAsync(cancel);
        var totals = new Dictionary<(string, string, string), (long Records, long Value)>();
        await foreach (var (_, lines) in All(cancel))
        {
            foreach (var line in lines) Add(totals, line);
            db.AddRange(lines);
            await db.SaveChangesAsync(cancel);
            db.ChangeTracker.Clear();
        }
        AddPairs(totals);
        db.AddRange(totals.Select(t => new ImpactTotal { Measure = t.Key.Item1, A = t.Key.Item2, B = t.Key.Item3, Records = t.Value.Records, Value = t.Value.Value }));
        await db.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    private async IAsyncEnumerable<(Guid[] Ids, List<ImpactLine> Lines)> All([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var ids = await db.Set<Record>().AsNoTracking().OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);
        foreach (var some in ids.Chunk(Batch)) yield return (some, await reckoner.Lines(some, cancel));
    }

    private static void Add(Dictionary<(string, string, string), (long Records, long Value)> totals, ImpactLine line)
    {
        var (records, value) = totals.GetValueOrDefault(line.Key);
        totals[line.Key] = (records + 1, value + line.Value);
    }

    private static void AddPairs(Dictionary<(string Measure, string A, string B), (long Records, long Value)> totals)
    {
        foreach (var (key, records) in PairTotals.Of(totals.Keys.Where(k => k.Measure == Measures.Gave).Select(k => (k.A, k.B))).Where(p => p.Records > 0)) totals[key] = (records, records);
    }
}
