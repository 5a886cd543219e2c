using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
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

    // how many have each value: of those that pass all filters, and of those that pass all but one
    private readonly (string? Without, int[] Of)[] counts;
    private ulong[] matched, found;
    private int total;

    public SegmentHits(SearchRequest request, AtomicReaderContext segment)
    {
        (this.request, Segment, Columns) = (request, segment, SegmentColumns.Of(segment.AtomicReader));
        visible = Columns.Visible(request);
        filters = [.. request.Filters.Select(filter => (filter.Key, Columns.Having(segment.AtomicReader, filter.Key, filter.Value)))];
        counts = request.Counted ? [.. filters.Select(filter => (string?)filter.Dimension).Prepend(null).Select(without => (without, new int[Columns.Names.Length]))] : [];
        (matched, found) = (ArrayPool<ulong>.Shared.Rent(visible.Length), ArrayPool<ulong>.Shared.Rent(visible.Length));
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

    /// <summary>Counts a stretch of documents to which nothing will be added any more; several processors may, each another.</summary>
    /// <param name="end">Behind the last; a multiple of sixty-four, or the segment's end.</param>
    public void Count(int start, int end)
    {
        var (from, to) = (start / 64, end == Segment.AtomicReader.MaxDoc ? visible.Length : end / 64);
        for (var at = from; at < to; at++) matched[at] &= visible[at];
        Interlocked.Add(ref total, Filtered(from, to, null));
        foreach (var (without, of) in counts)
            if (Filtered(from, to, without) is > 0 and var some)
            {
                var more = Columns.Counts.Of(found, from, to, some);
                lock (of) TensorPrimitives.Add(of, more, of);
            }
    }

    /// <summary>How many there are; the values go into the totals of each dimension. Afterwards nothing can be added or counted.</summary>
    public int End(Dictionary<string, Dictionary<string, int>> totals)
    {
        foreach (var (without, of) in counts)
            for (var number = 0; number < of.Length; number++)
                if (of[number] > 0 && Columns.Split[number] is var (dimension, value) && (without is null ? !request.Filters.ContainsKey(dimension) : dimension == without))
                {
                    if (!totals.TryGetValue(dimension, out var values)) totals[dimension] = values = [];
                    values[value] = values.GetValueOrDefault(value) + of[number];
                }
        foreach (var bits in new[] { matched, found }) ArrayPool<ulong>.Shared.Return(bits);
        matched = found = [];
        return total;
    }

    private int Filtered(int from, int to, string? without)
    {
        var some = 0;
        for (var at = from; at < to; at++)
        {
            var bits = matched[at];
            foreach (var (dimension, passing) in filters) if (dimension != without) bits &= passing[at];
            some += BitOperations.PopCount(found[at] = bits);
        }
        return some;
    }
}
