using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;

namespace Reciproca.Spine.Search.Lexicon.Pivot;

/// <summary>The words of a question as one segment has them, looked up once for all who read it.</summary>
public sealed class SegmentWords
{
    private static readonly ConditionalWeakTable<object, ConcurrentDictionary<string, byte[]?>> Norms = new();

    private readonly AskedWords asked;
    private readonly bool whole;
    private readonly int ordinal;
    private readonly List<Recording> taken = [];

    /// <param name="whole">All readers together will read all of it and then call <see cref="End"/>.</param>
    public SegmentWords(AskedWords asked, AtomicReaderContext segment, bool whole = false)
    {
        (this.asked, this.whole, ordinal, Segment) = (asked, whole, segment.Ord, segment.AtomicReader);
        Words = [.. asked.Words.Select(Find).OfType<SegmentWord>()];
    }

    public AtomicReader Segment { get; }
    public int Needed => asked.Needed;
    internal IReadOnlyList<SegmentWord> Words { get; }

    /// <summary>What was worth taking down lies ready from now on.</summary>
    public void End()
    {
        foreach (var word in Words) word.Wanted?.End();
        foreach (var list in taken) list.End();
    }

    private SegmentWord? Find(AskedWord word)
    {
        List<(Place Place, int Named)> places = [.. word.Places.Select(place => (place, asked.Named(place)[ordinal])).Where(place => place.Item2 > 0)];
        if (places.Count == 0) return null;
        // how long texts are on average is part of what a word counts
        var name = string.Join(' ', places.Select(p => $"{p.Place.Field}:{p.Place.Term}^{p.Place.Weight}/{asked.Length(p.Place.Field).Average}"));
        var (ready, wanted) = FrequentWords.Word(Segment, name, places.Sum(p => (long)p.Named));
        var lists = ready is not null ? [] : places.ConvertAll(p => List(p.Place, p.Named));
        return new(word.Rarity * asked.Boost, ready, whole ? wanted : null, start => [.. lists.Select(list => list(start))]);
    }

    private Func<int, PostingList> List(Place place, int named)
    {
        var length = asked.Length(place.Field);
        var (ready, wanted) = FrequentWords.List(Segment, $"{place.Field}:{place.Term}/{length.Average}", named);
        if (ready is not null) return start => new KeptList(ready, place.Weight, start);
        if (whole && wanted is not null) taken.Add(wanted);
        var cursor = TermCounts.Cursor(Segment, place.Field, place.Term)!;
        return start =>
        {
            // readers on several processors open their lists with one cursor
            DocsEnum documents;
            lock (cursor) documents = cursor.Docs(null, null, DocsFlags.FREQS);
            return new IndexedList(documents, NormsOf(Segment, place.Field), length, place.Weight, start, whole ? wanted?.Begin(start) : null);
        };
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

/// <param name="Rarity">How much it counts.</param>
/// <param name="Frequent">Where it lies ready.</param>
/// <param name="Wanted">What takes it down.</param>
/// <param name="Lists">Of its places, from a document on.</param>
internal sealed record SegmentWord(float Rarity, FrequentWord? Frequent, Recording? Wanted, Func<int, PostingList[]> Lists);
