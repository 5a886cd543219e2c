using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Reciproca.Spine.Search.Lexicon.Pivot;

/// <summary>The words of a question as one segment has them, looked up once for all who read it.</summary>
public sealed class SegmentWords
{
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, byte[]?>> Norms = new();

    private readonly Dictionary<string, TermsEnum?> cursors = [];
    private readonly AskedWords asked;

    public SegmentWords(AskedWords asked, AtomicReader segment)
    {
        (this.asked, Segment) = (asked, segment);
        Words = [.. asked.Words.Select(word => (word.Rarity * asked.Boost, word.Places.Select(Find).OfType<Func<int, PostingList>>().ToArray())).Where(word => word.Item2.Length > 0)];
    }

    public AtomicReader Segment { get; }
    public int Needed => asked.Needed;

    /// <summary>How much each word counts, and the lists of its places from a document on; lists are opened by one after another.</summary>
    internal IReadOnlyList<(float Rarity, Func<int, PostingList>[] Places)> Words { get; }

    private Func<int, PostingList>? Find(Place place)
    {
        if (Segment.GetTerms(place.Field)?.GetEnumerator() is not { } cursor || !cursor.SeekExact(new BytesRef(place.Term))) return null;
        var (norms, length) = (NormsOf(Segment, place.Field), asked.Length(place.Field));
        if (FrequentWords.Find(Segment, place, cursor, norms) is not { } frequent) return start => new PostingList.Rare(cursor.Docs(null, null, DocsFlags.FREQS), norms, length, place.Weight, start);
        var scores = frequent.Scores(length, place.Weight);
        return start => new PostingList.Frequent(frequent, scores, start);
    }

    /// <summary>How long each document's text is in a field, as a byte; null where a field has no lengths.</summary>
    private static byte[]? NormsOf(AtomicReader segment, string field) => Norms.GetOrCreateValue(segment.CoreCacheKey).GetOrAdd(field, name =>
    {
        if (segment.GetNormValues(name) is not { } values) return null;
        var norms = new byte[segment.MaxDoc];
        for (var document = 0; document < norms.Length; document++) norms[document] = (byte)values.Get(document);
        return norms;
    });
}
