using System.Buffers;
using System.Numerics;
using Lucene.Net.Index;

namespace Reciproca.Spine.Search;

/// <summary>
/// The documents of one segment that a search has found, as bits, and how many of them have each value. A dimension that is filtered by is
/// counted without its own filter, so that a reader sees what else there would be.
/// </summary>
internal sealed class SegmentHits
{
    private readonly SearchRequest request;
    private readonly (string Dimension, ulong[] Passing)[] filters;
    private readonly ulong[] visible;
    private ulong[] matched;

    public SegmentHits(SearchRequest request, AtomicReaderContext segment)
    {
        (this.request, Segment, Columns) = (request, segment, SegmentColumns.Of(segment.AtomicReader));
        visible = Columns.Visible(request);
        filters = [.. request.Filters.Select(filter => (filter.Key, Columns.Having(segment.AtomicReader, filter.Key, filter.Value)))];
        matched = Rent();
        Array.Clear(matched, 0, visible.Length);
    }

    public AtomicReaderContext Segment { get; }
    public SegmentColumns Columns { get; }
    public SearchRequest Request => request;

    public void Add(int document) => matched[document / 64] |= 1UL << (document % 64);

    /// <summary>Sixty-four documents at once; several processors may, each elsewhere.</summary>
    /// <returns>Those of them that the request lets through.</returns>
    public ulong Add(int document, ulong bits)
    {
        var at = document / 64;
        bits &= visible[at];
        matched[at] = bits;
        foreach (var (_, passing) in filters) bits &= passing[at];
        return bits;
    }

    public bool Lets(int document)
    {
        var (at, bit) = (document / 64, 1UL << (document % 64));
        return (visible[at] & bit) != 0 && Array.TrueForAll(filters, filter => (filter.Passing[at] & bit) != 0);
    }

    /// <summary>How many there are; the values go into the totals of each dimension. Afterwards nothing more can be added.</summary>
    public int Count(Dictionary<string, Dictionary<string, int>> totals)
    {
        for (var at = 0; at < visible.Length; at++) matched[at] &= visible[at];
        var found = Rent();
        var total = Filtered(found, null);
        if (request.Counted)
        {
            Count(found, total, dimension => !request.Filters.ContainsKey(dimension), totals);
            foreach (var (filtered, _) in filters) Count(found, Filtered(found, filtered), dimension => dimension == filtered, totals);
        }
        ArrayPool<ulong>.Shared.Return(found);
        ArrayPool<ulong>.Shared.Return(matched);
        matched = [];
        return total;
    }

    private ulong[] Rent() => ArrayPool<ulong>.Shared.Rent(visible.Length);

    private int Filtered(ulong[] found, string? without)
    {
        var total = 0;
        for (var at = 0; at < visible.Length; at++)
        {
            var bits = matched[at];
            foreach (var (dimension, passing) in filters) if (dimension != without) bits &= passing[at];
            total += BitOperations.PopCount(found[at] = bits);
        }
        return total;
    }

    private void Count(ulong[] found, int total, Func<string, bool> wanted, Dictionary<string, Dictionary<string, int>> totals)
    {
        if (total == 0) return;
        var counts = Columns.Counts.Of(found, total);
        for (var number = 0; number < counts.Length; number++)
            if (counts[number] > 0 && Columns.Split[number] is var (dimension, value) && wanted(dimension))
            {
                if (!totals.TryGetValue(dimension, out var values)) totals[dimension] = values = [];
                values[value] = values.GetValueOrDefault(value) + counts[number];
            }
    }
}
