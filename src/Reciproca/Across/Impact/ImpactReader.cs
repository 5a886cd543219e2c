using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Impact;

/// <summary>The kept figures of a node as a page asks for them.</summary>
public sealed class ImpactReader(AppDb db, Shelf shelf)
{
    private const int PageSize = 25, MostPairs = 60;

    public ValueTask<Figures> Read() => shelf.Get(typeof(Figures), Totals);

    private async Task<Figures> Totals()
    {
        var totals = await db.Set<ImpactTotal>().AsNoTracking().Where(t => EF.Parameter(Measures.Shown).Contains(t.Measure)).ToListAsync();
        return new Figures(totals);
    }

    /// <summary>Who gave what to whom: of one organisation, or the most frequent of the whole node.</summary>
    public ValueTask<IReadOnlyList<Pair>> Pairs(string? organisation) => shelf.Get((typeof(Pair), organisation), () => Among(organisation, CancellationToken.None));

    private async Task<IReadOnlyList<Pair>> Among(string? organisation, CancellationToken cancel)
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
        async Task<List<Guid>> Given(string from, string to) => await Newest(Lines(Measures.Gave, from, to)).Take(MostPairs).ToListAsync(cancel);
        return await Heads([.. (await Given(one, other)).Union(await Given(other, one)).OrderDescending().Take(MostPairs)], cancel);
    }

    private async Task<IReadOnlyList<Pair>> Named(List<ImpactTotal> top, CancellationToken cancel)
    {
        var (givers, receivers) = (top.Select(t => t.A).Distinct().ToList(), top.Select(t => t.B).Distinct().ToList());
        var days = await db.Set<ImpactTotal>().AsNoTracking().Where(t => t.Measure == Measures.GaveDays && givers.Contains(t.A) && receivers.Contains(t.B)).ToDictionaryAsync(t => (t.A, t.B), t => t.Value, cancel);
        var all = givers.Union(receivers).ToList();
        var names = await db.Set<Organisation>().AsNoTracking().Where(o => all.Contains(o.ShortId)).ToDictionaryAsync(o => o.ShortId, o => o.Name, cancel);
        return [.. from t in top where names.ContainsKey(t.A) && names.ContainsKey(t.B) select new Pair(t.A, names[t.A], t.B, names[t.B], t.Records, t.Value, days.GetValueOrDefault((t.A, t.B)))];
    }

    /// <summary>The records behind one figure, newest first; of a measure of which a record has one line at most, also behind all its figures together.</summary>
    public async Task<(IReadOnlyList<Record> Records, long Total)> Behind(string measure, string? a, string? b, int page, CancellationToken cancel)
    {
        var all = a is null && Measures.Once.Contains(measure);
        var totals = db.Set<ImpactTotal>().Where(t => t.Measure == measure);
        var total = await (all ? totals : totals.Where(t => t.A == (a ?? "") && t.B == (b ?? ""))).SumAsync(t => t.Records, cancel);
        var lines = all ? db.Set<ImpactLine>().Where(l => l.Measure == measure) : Lines(measure, a ?? "", b ?? "");
        return (await Heads(await Newest(lines).Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancel), cancel), total);
    }

    private IQueryable<ImpactLine> Lines(string measure, string a, string b) => db.Set<ImpactLine>().Where(l => l.Measure == measure && l.A == a && l.B == b);

    // keys begin with the time: the newest are the greatest
    private static IQueryable<Guid> Newest(IQueryable<ImpactLine> lines) => lines.OrderByDescending(l => l.RecordId).Select(l => l.RecordId);

    private async Task<IReadOnlyList<Record>> Heads(IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        var records = await db.Set<Record>().AsNoTracking().Include(r => r.Steward).Include(r => r.Versions).Where(r => ids.Contains(r.Id)).AsSplitQuery().ToListAsync(cancel);
        return [.. records.OrderByDescending(r => r.Id)];
    }

    public static bool HasMore(int page, long total) => (long)page * PageSize < total;
}

/// <summary>What one organisation gave another over all initiatives.</summary>
public sealed record Pair(string FromId, string From, string ToId, string To, long Initiatives, long Cents, long HundredthDays);

/// <summary>The figures of a node.</summary>
public sealed class Figures(IReadOnlyList<ImpactTotal> totals)
{
    private readonly ILookup<string, ImpactTotal> byMeasure = totals.ToLookup(t => t.Measure);

    /// <summary>Pairs of organisations of which at least one gave.</summary>
    public long PairCount => Records(Measures.Pair, Measures.Any);

    /// <summary>Pairs in which both gave.</summary>
    public long MutualPairs => Records(Measures.Pair, Measures.Mutual);

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
