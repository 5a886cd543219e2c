using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Reciproca.Spine.Search.Lexicon.Pivot;

/// <summary>
/// How many documents of each segment hold a term, those that are deleted too. The same meanings are asked for by words of every language, and looking
/// fifty terms up in every segment takes as long as reading what is found.
/// </summary>
internal sealed class TermCounts
{
    private const int Most = 50_000;
    private static readonly ConditionalWeakTable<IndexReader, TermCounts> Known = new();

    private volatile ConcurrentDictionary<(string Field, string Term), int[]> counts = new();

    public static int In(IndexReader reader, string field, string term) => BySegment(reader, field, term).Sum();

    /// <summary>One number for each of the reader's segments, in their order.</summary>
    public static int[] BySegment(IndexReader reader, string field, string term)
    {
        var known = Known.GetOrCreateValue(reader);
        if (known.counts.TryGetValue((field, term), out var bySegment)) return bySegment;
        if (known.counts.Count >= Most) known.counts = new();
        return known.counts[(field, term)] = [.. reader.Leaves.Select(segment => Cursor(segment.AtomicReader, field, term)?.DocFreq ?? 0)];
    }

    /// <summary>Standing on the term; null where no document holds it.</summary>
    public static TermsEnum? Cursor(AtomicReader segment, string field, string term) =>
        segment.GetTerms(field)?.GetEnumerator() is { } cursor && cursor.SeekExact(new BytesRef(term)) ? cursor : null;
}
