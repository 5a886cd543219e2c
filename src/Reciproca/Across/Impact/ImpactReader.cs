using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Impact;

/// <summary>The kept figures of a node as a page asks for them.</summary>
public sealed class ImpactReader(AppDb db)
{
    private const int PageSize = 25, MostPairs = 60;

    public async Task<Figures> Read(CancellationToken cancel)
    {
        var pairs = Measures.Pairs;
        var totals = await db.Set<ImpactTotal>().AsNoTracking().Where(t => !pairs.Contains(t.Measure)).ToListAsync(cancel);
        var given = await db.Set<ImpactTotal>().CountAsync(t => t.Measure == Measures.Gave && t.B != "", cancel);
        // counted from either side: a pair in which both gave is seen twice
        var mutual = await db.Set<ImpactTotal>().CountAsync(t => t.Measure == Measures.Gave && t.B != "" && db.Set<ImpactTotal>().Any(back => back.Measure == Measures.Gave && back.A == t.B && back.B == t.A), cancel);
        return new Figures(totals, given - mutual / 2, mutual / 2);
    }

    /// <summary>Who gave what to whom: of one organisation, or the most frequent of the whole node.</summary>
    public async Task<IReadOnlyList<Pair>> Pairs(string? organisation, CancellationToken cancel)
    {
        var gave = db.Set<ImpactTotal>().AsNoTracking().Where(t => t.Measure == Measures.Gave && t.B != "");
        // two questions, each answered by its own index
        return await Named(organisation is null ? await gave.OrderByDescending(t => t.Records).Take(MostPairs).ToListAsync(cancel)
            : [.. await gave.Where(t => t.A == organisation).OrderByDescending(t => t.Records).Take(MostPairs).ToListAsync(cancel), .. await gave.Where(t => t.B == organisation).OrderByDescending(t => t.Records).Take(MostPairs).ToListAsync(cancel)], cancel);
    }

    /// <summary>What two organisations gave each other, in either direction.</summary>
    public async Task<IReadOnlyList<Pair>> Between(string one, string other, CancellationToken cancel) => await Named(await db.Set<ImpactTotal>().AsNoTracking()
        .Where(t => t.Measure == Measures.Gave && ((t.A == one && t.B == other) || (t.A == other && t.B == one))).OrderByDescending(t => t.Records).ToListAsync(cancel), cancel);

    /// <summary>Initiatives in which one of the two gave the other something, newest first.</summary>
    public async Task<IReadOnlyList<Record>> Shared(string one, string other, CancellationToken cancel)
    {
        var ids = await db.Set<ImpactLine>().Where(l => l.Measure == Measures.Gave && ((l.A == one && l.B == other) || (l.A == other && l.B == one))).Select(l => l.RecordId).Distinct().OrderByDescending(id => id).Take(MostPairs).ToListAsync(cancel);
        var records = await db.Set<Record>().AsNoTracking().Include(r => r.Steward).Include(r => r.Versions).Where(r => ids.Contains(r.Id)).AsSplitQuery().ToListAsync(cancel);
        return [.. records.OrderByDescending(r => r.Id)];
    }

    private async Task<IReadOnlyList<Pair>> Named(List<ImpactTotal> top, CancellationToken cancel)
    {
        var (givers, receivers) = (top.Select(t => t.A).Distinct().ToList(), top.Select(t => t.B).Distinct().ToList());
        var days = await db.Set<ImpactTotal>().AsNoTracking().Where(t => t.Measure == Measures.GaveDays && givers.Contains(t.A) && receivers.Contains(t.B)).ToDictionaryAsync(t => (t.A, t.B), t => t.Value, cancel);
        var all = givers.Union(receivers).ToList();
        var names = await db.Set<Organisation>().AsNoTracking().Where(o => all.Contains(o.ShortId)).ToDictionaryAsync(o => o.ShortId, o => o.Name, cancel);
        return [.. from t in top where names.ContainsKey(t.A) && names.ContainsKey(t.B) select new Pair(t.A, names[t.A], t.B, names[t.B], t.Records, t.Value, days.GetValueOrDefault((t.A, t.B)))];
    }

    /// <summary>The records behind one figure, newest first.</summary>
    public async Task<(IReadOnlyList<Record> Records, long Total)> Behind(string measure, string? a, string? b, int page, CancellationToken cancel)
    {
        var lines = db.Set<ImpactLine>().Where(l => l.Measure == measure);
        if (a is not null) lines = lines.Where(l => l.A == a);
        if (b is not null) lines = lines.Where(l => l.B == b);
        var ids = lines.Select(l => l.RecordId).Distinct();
        var total = await ids.LongCountAsync(cancel);
        var some = await ids.OrderByDescending(id => id).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel);
        var records = await db.Set<Record>().AsNoTracking().Include(r => r.Steward).Include(r => r.Versions).Where(r => some.Contains(r.Id)).AsSplitQuery().ToListAsync(cancel);
        return ([.. records.OrderByDescending(r => r.Id)], total);
    }

    public static bool HasMore(int page, long total) => (long)page * PageSize < total;
}

/// <summary>What one organisation gave another over all initiatives.</summary>
public sealed record Pair(string FromId, string From, string ToId, string To, long Initiatives, long Cents, long HundredthDays);

/// <summary>The figures of a node.</summary>
/// <param name="PairCount">Pairs of organisations of which at least one gave.</param>
/// <param name="MutualPairs">Pairs in which both gave.</param>
public sealed class Figures(IReadOnlyList<ImpactTotal> totals, int pairCount, int mutualPairs)
{
    private readonly ILookup<string, ImpactTotal> byMeasure = totals.ToLookup(t => t.Measure);

    public int PairCount => pairCount;
    public int MutualPairs => mutualPairs;

    public IEnumerable<ImpactTotal> Of(string measure) => byMeasure[measure];
    public long Records(string measure) => byMeasure[measure].Sum(t => t.Records);
    public long Records(string measure, string a) => byMeasure[measure].Where(t => t.A == a).Sum(t => t.Records);
    public long Value(string measure) => byMeasure[measure].Sum(t => t.Value);

    /// <summary>Of a histogram in whole days: the day on which half had come; null while there is none.</summary>
    public double? Median(string measure)
    {
        var bars = byMeasure[measure].Select(t => (Day: int.Parse(t.A, System.Globalization.CultureInfo.InvariantCulture), t.Records)).OrderBy(b => b.Day).ToList();
        var count = bars.Sum(b => b.Records);
        return count == 0 ? null : (At(bars, (count - 1) / 2) + At(bars, count / 2)) / 2d;
    }

    private static int At(IEnumerable<(int Day, long Records)> bars, long rank)
    {
        foreach (var (day, records) in bars)
            if ((rank -= records) < 0) return day;
        throw new ArgumentOutOfRangeException(nameof(rank));
    }
}
