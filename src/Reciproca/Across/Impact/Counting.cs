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
        var old = await db.Set<ImpactLine>().Where(l => ids.Contains(l.RecordId)).ToDictionaryAsync(l => (l.RecordId, l.Key), cancel);
        var now = (await reckoner.Lines(ids, cancel)).ToDictionary(l => (l.RecordId, l.Key));
        foreach (var (key, line) in old.Where(o => !now.ContainsKey(o.Key))) { db.Remove(line); Move(moves, key.Key, -1, -line.Value); }
        foreach (var (key, line) in now)
            if (!old.TryGetValue(key, out var before)) { db.Add(line); Move(moves, key.Key, 1, line.Value); }
            else if (before.Value != line.Value) { Move(moves, key.Key, 0, line.Value - before.Value); before.Value = line.Value; }
    }

    private async Task Apply(Dictionary<(string Measure, string A, string B), (long Records, long Value)> moves, CancellationToken cancel)
    {
        foreach (var measure in moves.GroupBy(m => m.Key.Measure))
        {
            var heads = measure.Select(m => m.Key.A).Distinct().ToList();
            var totals = await db.Set<ImpactTotal>().Where(t => t.Measure == measure.Key && heads.Contains(t.A)).ToDictionaryAsync(t => t.Key, cancel);
            foreach (var (key, (records, value)) in measure)
            {
                if (!totals.TryGetValue(key, out var total)) db.Add(total = new ImpactTotal { Measure = key.Measure, A = key.A, B = key.B });
                (total.Records, total.Value) = (total.Records + records, total.Value + value);
                if (total.Records == 0) db.Remove(total);
            }
        }
    }

    private static void Move(Dictionary<(string, string, string), (long Records, long Value)> moves, (string, string, string) key, long records, long value)
    {
        var (r, v) = moves.GetValueOrDefault(key);
        moves[key] = (r + records, v + value);
    }
}

/// <summary>After a save of a record, and of an organisation whose country its records count by.</summary>
public sealed class CountRecords(AppDb db, Counting counting) : IBatchReaction<RecordSaved>
{
    public async Task React(IReadOnlyList<RecordSaved> messages, CancellationToken cancel)
    {
        var ids = messages.Select(m => m.RecordId).Distinct().ToArray();
        var organisations = await db.Set<Organisation>().Where(o => ids.Contains(o.Id)).Select(o => o.Id).ToListAsync(cancel);
        var theirs = organisations.Count == 0 ? [] : await db.Set<Record>().Where(r => organisations.Contains(r.StewardId) || r.Parties.Any(p => organisations.Contains(p.OrganisationId))).Select(r => r.Id).ToListAsync(cancel);
        // a need counts the days until something grew out of it
        var grownOutOf = await db.Set<RecordLink>().Where(l => ids.Contains(l.FromId) && l.Type == LinkType.GrewOutOf).Select(l => l.ToId).ToListAsync(cancel);
        await counting.Count([.. ids.Concat(theirs).Concat(grownOutOf).Distinct()], cancel);
    }
}

/// <summary>After something was given, confirmed, disputed or turned into dollars.</summary>
public sealed class CountFigures(Counting counting) : IBatchReaction<FiguresChanged>
{
    public Task React(IReadOnlyList<FiguresChanged> messages, CancellationToken cancel) => counting.Count([.. messages.Select(m => m.InitiativeId).Distinct()], cancel);
}
