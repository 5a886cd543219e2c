using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Reciproca.Spine.Search;

namespace Reciproca.Spine.Matching;

/// <summary>Something that fits, and how well.</summary>
public sealed record Ranked(RecordHit Hit, Fit Fit);

/// <summary>One page of all candidates, best first, and how many there are.</summary>
public sealed record RankedPage(int Total, IReadOnlyList<Ranked> Ranked);

/// <summary>
/// What fits a record, best first. Whoever asks says in the request what may be seen, of which kind, and how many:
/// <code>ranking.For(need, new SearchRequest(Sight.Network) { Take = 200 }.Of("offer"))</code>
/// Every candidate is scored, none is left out; only those that are shown are explained.
/// </summary>
public sealed class Ranking(RecordSearch search, Scoring scoring)
{
    private const int MostRemembered = 2000;
    private readonly ConditionalWeakTable<IndexReader, ConcurrentDictionary<Question, RankedPage>> remembered = [];

    /// <summary>Records of other stewards that are about the same and not over.</summary>
    public IReadOnlyList<Ranked> For(IndexEntry entry, SearchRequest among) => [.. All(entry, among).Ranked.Where(r => r.Fit.IsAboutTheSame)];

    /// <summary>All records of other stewards that are not over: first those that are about the same, then the others.</summary>
    public RankedPage All(IndexEntry entry, SearchRequest among) => search.Read(searcher =>
        Remembered(searcher, entry.Card.Id, entry.Card.ChangedAt, "fits", among, () => Rank(searcher, Measure.Of(entry.Card), scoring.Weights.Records, new Likeness(entry), among)));

    /// <summary>One pair, whatever may be seen; null while either is not in the index.</summary>
    public Fit? Pair(IndexEntry mine, Guid theirs) => search.Read(searcher =>
    {
        var found = searcher.Search(new TermQuery(new Term(RecordDocument.Id, theirs.ToString("N"))), 1);
        if (found.TotalHits == 0) return null;
        var (words, whole) = search.WordsOf(new Likeness(mine), searcher);
        var leaf = searcher.IndexReader.Leaves[ReaderUtil.SubIndex(found.ScoreDocs[0].Doc, searcher.IndexReader.Leaves)];
        using var shared = SharedWords.Of(leaf.AtomicReader, words);
        var text = whole > 0 ? Math.Min(1, shared[found.ScoreDocs[0].Doc - leaf.DocBase] / whole) : 0;
        return scoring.Of(Measure.Of(mine.Card), RecordSearch.Card(searcher, found.ScoreDocs[0].Doc), scoring.Weights.Records, text);
    });

    /// <summary>The same with other weights, to see what they would change.</summary>
    public Ranking With(Weights weights) => new(search, scoring.With(weights));

    /// <summary>Cities like this one, by what they are and not by what they wrote.</summary>
    public RankedPage Peers(FoundSteward city, SearchRequest among) => search.Read(searcher =>
        Remembered(searcher, city.Id, default, "peers", among, () => Rank(searcher, Measure.Of(city), scoring.Weights.Peers, null, among)));

    /// <summary>Records that say much the same.</summary>
    public IReadOnlyList<Ranked> Alike(IndexEntry entry, SearchRequest among) => search.Read(searcher => Remembered(searcher, entry.Card.Id, entry.Card.ChangedAt, "alike", among,
        () => new RankedPage(0, [.. search.Like(new Likeness(entry), among).Select(hit => new Ranked(hit, new Fit(hit.Score, [])))]))).Ranked;

    private RankedPage Rank(IndexSearcher searcher, Measure mine, IReadOnlyDictionary<string, int> weights, Likeness? likeness, SearchRequest among)
    {
        var (words, whole) = likeness is null || !weights.ContainsKey("text") ? ([], 0) : search.WordsOf(likeness, searcher);
        var (best, total) = (new BestDocuments(among.Skip + among.Take), 0);
        foreach (var leaf in searcher.IndexReader.Leaves)
        {
            var columns = SegmentColumns.Of(leaf.AtomicReader);
            var (fits, passing, alive) = (new ColumnScore(columns, mine, weights, scoring), columns.Passing(among), leaf.AtomicReader.LiveDocs);
            using var shared = SharedWords.Of(leaf.AtomicReader, words);
            for (var document = 0; document < leaf.AtomicReader.MaxDoc; document++)
            {
                if ((passing[document / 64] & 1UL << (document % 64)) == 0 || (alive is not null && !alive.Get(document))) continue;
                var text = whole > 0 ? Math.Min(1, shared[document] / whole) : 0;
                if (!fits.Of(document, text, out var score, out var about)) continue;
                total++;
                var key = likeness is not null && about ? 1 + score : score;
                if (best.Wants(key)) best.Add(leaf.DocBase + document, text, key, columns.Published[document]);
            }
        }
        return new RankedPage(total, [.. best.From(among.Skip).Select(hit => Explained(searcher, hit, mine, weights, among.Language))]);
    }

    private Ranked Explained(IndexSearcher searcher, BestDocument hit, Measure mine, IReadOnlyDictionary<string, int> weights, string language)
    {
        var card = RecordSearch.Card(searcher, hit.Document);
        return new Ranked(RecordSearch.Plain(card, language, hit.Score), scoring.Of(mine, card, weights, hit.Score));
    }

    /// <summary>The answer to a question stays the same until the index, the weights or the day change.</summary>
    private RankedPage Remembered(IndexSearcher searcher, Guid about, DateTime changed, string what, SearchRequest among, Func<RankedPage> ask)
    {
        var question = new Question(about, changed, what, $"{among.Signature} {among.Skip}+{among.Take} {among.Language}", scoring.Weights, scoring.KeptExchanges, scoring.Now.Date);
        var answers = remembered.GetOrCreateValue(searcher.IndexReader);
        if (answers.TryGetValue(question, out var answer)) return answer;
        if (answers.Count >= MostRemembered) answers.Clear();
        return answers[question] = ask();
    }

    private readonly record struct Question(Guid About, DateTime Changed, string What, string Among, object Weights, object Kept, DateTime Day);
}
