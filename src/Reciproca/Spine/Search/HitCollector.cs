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
        else
        {
            searcher.Search(query, collector);
            collector.InStretches((_, _, _, _) => { });
        }
        collector.End();
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

    /// <summary>How many there are in all, and with each value.</summary>
    public int Total { get; private set; }

    public IReadOnlyDictionary<string, IReadOnlyList<FacetCount>> Counts { get; private set; } = new Dictionary<string, IReadOnlyList<FacetCount>>();

    private void End()
    {
        var (totals, counts) = (new Dictionary<string, Dictionary<string, int>>(), new Dictionary<string, IReadOnlyList<FacetCount>>());
        foreach (var segment in segments) Total += segment.End(totals);
        foreach (var (dimension, values) in totals)
        {
            var most = new FacetCount[values.Count];
            var next = 0;
            foreach (var (value, count) in values) most[next++] = new FacetCount(value, count);
            Array.Sort(most, (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Value, b.Value));
            counts[dimension] = most;
        }
        Counts = counts;
    }

    private static int Most(SearchRequest request) => Math.Min(request.Skip + request.Take, SearchRequest.Deepest);

    private void Gather(IndexSearcher searcher, WordsQuery query)
    {
        var asked = query.Asked(searcher);
        var words = new Dictionary<SegmentHits, SegmentWords>();
        foreach (var segment in searcher.IndexReader.Leaves)
        {
            segments.Add(hits = new SegmentHits(request, segment));
            words[hits] = new SegmentWords(asked, segment, whole: true);
        }
        InStretches((segment, start, end, mine) => Gather(new WordScores(words[segment], start, end), segment, mine));
        foreach (var word in words.Values) word.End();
    }

    // each processor takes the next stretch and keeps its own best
    private void InStretches(Action<SegmentHits, int, int, BestDocuments> gather)
    {
        var stretches = segments.SelectMany(segment => Stretches(segment.Segment.AtomicReader.MaxDoc), (segment, stretch) => (Segment: segment, stretch.Start, stretch.End)).ToList();
        var processors = Math.Clamp(segments.Sum(segment => segment.Segment.AtomicReader.MaxDoc) / WorthAProcessor, 1, Environment.ProcessorCount);
        var next = -1;
        if (processors == 1) Take(best);
        else Parallel.For(0, processors, new ParallelOptions { MaxDegreeOfParallelism = processors }, _ =>
        {
            var mine = new BestDocuments(Most(request));
            Take(mine);
            lock (best) best.Add(mine);
        });

        void Take(BestDocuments mine)
        {
            for (int at; (at = Interlocked.Increment(ref next)) < stretches.Count;)
            {
                var (segment, start, end) = stretches[at];
                gather(segment, start, end, mine);
                segment.Count(start, end);
            }
        }
    }

    // more than there are processors, so that none waits long for another
    private static IEnumerable<(int Start, int End)> Stretches(int documents)
    {
        var parts = Math.Clamp(documents / WorthAProcessor, 1, 4 * Environment.ProcessorCount);
        for (var part = 0; part < parts; part++) yield return (WordScores.Start(documents, part, parts), WordScores.Start(documents, part + 1, parts));
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
