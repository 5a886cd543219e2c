using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Initiatives;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Impact;

/// <summary>Keeps lines and totals in step with some records: what they counted for before is taken off, what they count for now is added.</summary>
public sealed class Counting(AppDb db, Reckoner reckoner)
{
    private const int Batch = 500;

    public async Task Count(Guid[] ids, CancellationToken cancel)
    {
        var moves = new Dictionary<(string, string, string), (long Records, long Value)>();
        foreach (var some in ids.Chunk(Batch)) await Lines(some, moves, cancel);
        await Apply(moves.Where(m => m.Value != (0, 0)).ToDictionary(), cancel);
    }

    private async Task Lines(Guid[] ids, Dictionary<(string, string, string), (long Records, long Value)> moves, CancellationToken cancel)
    {
        var old = await db.Set<ImpactLine>().Where(l => EF.Parameter(ids).Contains(l.RecordId)).ToDictionaryAsync(l => (l.RecordId, l.Key), cancel);
        var now = (await reckoner.Lines(ids, cancel)).ToDictionary(l => (l.RecordId, l.Key));
        foreach (var (key, line) in old.Where(o => !now.ContainsKey(o.Key))) { db.Remove(line); Move(moves, key.Key, -1, -line.Value); }
        foreach (var (key, line) in now)
            if (!old.TryGetValue(key, out var before)) { db.Add(line); Move(moves, key.Key, 1, line.Value); }
            else if (before.Value != line.Value) { Move(moves, key.Key, 0, line.Value - before.Value); before.Value = line.Value; }
    }

    private async Task Apply(Dictionary<(string Measure, string A, string B), (long Records, long Value)> moves, CancellationToken cancel)
    {
        var (came, went) = (new HashSet<(string, string)>(), new HashSet<(string, string)>());
        foreach (var measure in moves.GroupBy(m => m.Key.Measure))
        {
            var heads = measure.Select(m => m.Key.A).Distinct().ToList();
            var totals = await db.Set<ImpactTotal>().Where(t => t.Measure == measure.Key && heads.Contains(t.A)).ToDictionaryAsync(t => t.Key, cancel);
            foreach (var (key, move) in measure) Put(key, totals.GetValueOrDefault(key), move, came, went);
        }
        await Pair(came, went, cancel);
    }

    private void Put((string Measure, string A, string B) key, ImpactTotal? total, (long Records, long Value) move, HashSet<(string, string)> came, HashSet<(string, string)> went)
    {
        if (total is null)
        {
            db.Add(total = new ImpactTotal { Measure = key.Measure, A = key.A, B = key.B });
            if (key.Measure == Measures.Gave) came.Add((key.A, key.B));
        }
        (total.Records, total.Value) = (total.Records + move.Records, total.Value + move.Value);
        if (total.Records != 0) return;
        db.Remove(total);
        if (key.Measure == Measures.Gave) went.Add((key.A, key.B));
    }

    /// <summary>How many pairs there are changes where the first gift of one to another comes, or the last is taken off.</summary>
    private async Task Pair(HashSet<(string, string)> came, HashSet<(string, string)> went, CancellationToken cancel)
    {
        var ends = came.Concat(went).SelectMany(p => new[] { p.Item1, p.Item2 }).Distinct().ToArray();
        if (ends.Length == 0) return;
        var before = (await db.Set<ImpactTotal>().AsNoTracking().Where(t => t.Measure == Measures.Gave && EF.Parameter(ends).Contains(t.A) && EF.Parameter(ends).Contains(t.B)).Select(t => new { t.A, t.B }).ToListAsync(cancel)).Select(t => (t.A, t.B)).ToHashSet();
        var moved = PairTotals.Of(before.Union(came).Except(went)).Zip(PairTotals.Of(before), (now, was) => (now.Key, Records: now.Records - was.Records)).Where(m => m.Records != 0).ToList();
        var totals = await db.Set<ImpactTotal>().Where(t => t.Measure == Measures.Pair).ToDictionaryAsync(t => t.Key, cancel);
        foreach (var (key, records) in moved) Put(key, totals.GetValueOrDefault(key), (records, records), came, went);
    }

    private static void Move(Dictionary<(string, string, string), (long Records, long Value)> moves, (string, string, string) key, long records, long value)
    {
        var (r, v) = moves.GetValueOrDefault(key);
        moves[key] = (r + records, v + value);
    }
}

/// <summary>After a save of a record, and of an organisation whose country its records count by.</summary>
public sealed class CountRecords(AppDb db, Counting counting, Outgrowth outgrowth) : IBatchReaction<RecordSaved>
{
    public async Task React(IReadOnlyList<RecordSaved> messages, CancellationToken cancel)
    {
        var ids = messages.Select(m => m.RecordId).Distinct().ToArray();
        var organisations = await db.Set<Organisation>().Where(o => ids.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel);
        // two ways to belong, each found by its own index
        var theirs = organisations.Count == 0 ? [] : await db.Set<Record>().Where(r => organisations.Contains(r.StewardId)).Select(r => r.Id)
            .Union(db.Set<RecordParty>().Where(p => organisations.Contains(p.OrganisationId)).Select(p => p.RecordId)).ToListAsync(cancel);
        // a need counts the days until something grew out of it, however many steps later
        var needs = await outgrowth.Above(ids, cancel);
        await counting.Count([.. ids.Concat(theirs).Concat(needs).Distinct()], cancel);
    }
}

/// <summary>After something was given, confirmed, disputed or turned into dollars.</summary>
public sealed class CountFigures(Counting counting) : IBatchReaction<FiguresChanged>
{
    public Task React(IReadOnlyList<FiguresChanged> messages, CancellationToken cancel) => counting.Count([.. messages.Select(m => m.InitiativeId).Distinct()], cancel);
}
