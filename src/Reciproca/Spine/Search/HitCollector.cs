using Lucene.Net.Index;
using Lucene.Net.Search;
using Reciproca.Spine.Search.Lexicon.Pivot;

namespace Reciproca.Spine.Search;

/// <summary>
/// Gathers the best hits and counts every dimension. Words alone are read by <see cref="WordScores"/>, a large segment by all processors;
/// any other query tells its documents one by one, as Lucene does.
/// </summary>
internal sealed class HitCollector(SearchRequest request) : ICollector
{
    // A record that nobody has confirmed goes below one that is as good and holds.
    internal const float Unconfirmed = .75f;

    // A processor that has fewer documents to read costs more than it helps.
    private const int WorthAProcessor = 65_536;

    private readonly BestDocuments best = new(Most(request));
    private readonly List<SegmentHits> segments = [];
    private SegmentHits hits = null!;
    private BestOfSegment kept = null!;
    private Scorer scorer = null!;

    public bool AcceptsDocsOutOfOrder => true;

    public static HitCollector Of(IndexSearcher searcher, Query query, SearchRequest request)
    {
        var collector = new HitCollector(request);
        if (query is WordsQuery words) collector.Gather(searcher, words);
        else searcher.Search(query, collector);
        return collector;
    }

    public void SetScorer(Scorer now) => scorer = now;

    public void SetNextReader(AtomicReaderContext context)
    {
        segments.Add(hits = new SegmentHits(request, context));
        kept = new BestOfSegment(hits, best);
    }

    public void Collect(int document)
    {
        hits.Add(document);
        if (hits.Lets(document)) kept.Keep(document, request.Order == Order.Relevance ? scorer.GetScore() : 0);
    }

    /// <summary>The page that was asked for, best first.</summary>
    public List<BestDocument> Hits() => best.From(request.Skip);

    /// <summary>How many there are in all, and with each value; needs no index any more and is asked for once.</summary>
    public HitCounts Count()
    {
        var (total, totals, counts) = (0, new Dictionary<string, Dictionary<string, int>>(), new Dictionary<string, IReadOnlyList<FacetCount>>());
        foreach (var segment in segments) total += segment.Count(totals);
        foreach (var (dimension, values) in totals)
        {
            var most = new FacetCount[values.Count];
            var next = 0;
            foreach (var (value, count) in values) most[next++] = new FacetCount(value, count);
            Array.Sort(most, (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Value, b.Value));
            counts[dimension] = most;
        }
        return new(total, counts);
    }

    private static int Most(SearchRequest request) => Math.Min(request.Skip + request.Take, SearchRequest.Deepest);

    private void Gather(IndexSearcher searcher, WordsQuery query)
    {
        var asked = query.Asked(searcher);
        foreach (var segment in searcher.IndexReader.Leaves)
        {
            segments.Add(hits = new SegmentHits(request, segment));
            var (words, documents) = (new SegmentWords(asked, segment.AtomicReader, whole: true), segment.AtomicReader.MaxDoc);
            var parts = Math.Clamp(documents / WorthAProcessor, 1, Environment.ProcessorCount);
            var scores = Enumerable.Range(0, parts).Select(part => new WordScores(words, WordScores.Start(documents, part, parts), WordScores.Start(documents, part + 1, parts))).ToArray();
            var bests = Array.ConvertAll(scores, _ => parts == 1 ? best : new BestDocuments(Most(request)));
            if (parts == 1) Gather(scores[0], hits, best);
            else Parallel.For(0, parts, part => Gather(scores[part], hits, bests[part]));
            words.End();
            foreach (var part in bests) if (part != best) best.Add(part);
        }
    }

    private static void Gather(WordScores scores, SegmentHits found, BestDocuments best)
    {
        var ranked = new BestOfSegment(found, best);
        while (scores.Next())
            for (var word = 0; word < WordScores.Words; word++)
                if (scores.Matched(word) is var matched and not 0) ranked.Keep(scores, word, found.Add(scores.Block + word * 64, matched));
        scores.End();
    }
}

/// <summary>How many hits there are, and how many of each value in each dimension, the most frequent first.</summary>
internal readonly record struct HitCounts(int Total, IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Values);
