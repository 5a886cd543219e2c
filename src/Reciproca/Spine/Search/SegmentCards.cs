using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Reciproca.Spine.Search;

/// <summary>Cards of one segment that were read lately: matching weighs dozens for a page, and unpacking each from disk took most of its time.</summary>
internal sealed class SegmentCards
{
    private const int Most = 2000;
    private static readonly HashSet<string> OnlyCard = [RecordDocument.Card];
    private static readonly ConditionalWeakTable<object, SegmentCards> Known = new();

    private volatile System.Collections.Concurrent.ConcurrentDictionary<int, FoundRecord> cards = new();

    public static FoundRecord Read(IndexSearcher searcher, int document)
    {
        var leaves = searcher.IndexReader.Leaves;
        var segment = leaves[ReaderUtil.SubIndex(document, leaves)];
        return Known.GetOrCreateValue(segment.AtomicReader.CoreCacheKey).Of(segment.AtomicReader, document - segment.DocBase);
    }

    private FoundRecord Of(AtomicReader reader, int document)
    {
        if (cards.TryGetValue(document, out var card)) return card;
        if (cards.Count >= Most) cards = new();
        return cards[document] = RecordSearch.Card(reader.Document(document, OnlyCard));
    }
}
