using System.Numerics;

namespace Reciproca.Spine.Search;

/// <summary>Counts values over many documents: frequent values by a bit for each document, the others document by document.</summary>
public sealed class ValueCounts
{
    // A bit for each document is less to read than the number of a value beside one of so many.
    private const int WorthBits = 64;

    private readonly ulong[]?[] frequent;
    private readonly Rows all;
    private readonly RareValues rare;

    /// <param name="all">The values of each document.</param>
    /// <param name="counted">Which values are counted.</param>
    public ValueCounts(int documents, Rows all, IReadOnlyList<bool> counted)
    {
        (this.all, rare) = (all, new RareValues(documents));
        frequent = Frequent(documents, counted);
        for (var document = 0; document < documents; document++)
        {
            foreach (var value in all[document])
                if (frequent[value] is { } having) having[document / 64] |= 1UL << (document % 64);
                else if (counted[value]) rare.Add(value);
            rare.EndDocument();
        }
    }

    /// <summary>How many of some documents have each value. Where they are few, also those that nobody wants counted.</summary>
    /// <param name="some">A bit for each; <paramref name="total"/> of them are set in the words from <paramref name="from"/> up to <paramref name="to"/>, which alone are read.</param>
    public int[] Of(ulong[] some, int from, int to, int total)
    {
        var counts = new int[frequent.Length];
        if (total < (to - from) * 64 / WorthBits)
        {
            for (var at = from; at < to; at++) all.Count(counts, at * 64, some[at]);
            return counts;
        }
        rare.Count(some, from, to, counts);
        for (var value = 0; value < counts.Length; value++)
            if (frequent[value] is { } having) counts[value] = Both(some.AsSpan(from..to), having.AsSpan(from..to));
        return counts;
    }

    private static int Both(ReadOnlySpan<ulong> some, ReadOnlySpan<ulong> others)
    {
        var both = 0;
        for (var at = 0; at < some.Length && at < others.Length; at++) both += BitOperations.PopCount(some[at] & others[at]);
        return both;
    }

    private ulong[]?[] Frequent(int documents, IReadOnlyList<bool> counted)
    {
        var times = new int[counted.Count];
        for (var document = 0; document < documents; document++) foreach (var value in all[document]) times[value]++;
        return [.. times.Select((count, value) => counted[value] && count > documents / WorthBits ? new ulong[documents / 64 + 1] : null)];
    }
}
