using System.Text.Json;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Search;

/// <summary>Finds records: by words in any language, by filters, by likeness. Whoever asks says what may be seen.</summary>
public sealed class RecordSearch(RecordIndex index, ConceptTagger tagger, Lexicon.CurrentLexicon lexicon, Embeddings.SecondSignal? second = null)
{
    internal const int Many = 100_000;

    private const int Few = 3;

    public SearchResults Find(SearchRequest request) => index.Read(searcher => Find(searcher, request));

    /// <summary>Records that are like a text, of what may be seen and passes the filters; each with how much of the text it shares, from 0 to 1.</summary>
    public IReadOnlyList<RecordHit> Like(Likeness likeness, SearchRequest request) => index.Read(searcher =>
    {
        var (words, whole) = WordsOf(likeness, searcher);
        var best = new BestDocuments(request.Skip + request.Take);
        foreach (var leaf in whole > 0 ? searcher.IndexReader.Leaves : []) Like(leaf, words, request, best);
        return (IReadOnlyList<RecordHit>)[.. best.From(request.Skip).Select(h => Plain(Card(searcher, h.Document), request.Language, Math.Min(1, h.Score / whole))).Where(h => h.Card.Id != likeness.Entry.Card.Id)];
    });

    internal (IReadOnlyList<LikeWord> Words, float Whole) WordsOf(Likeness likeness, IndexSearcher searcher) =>
        likeness.Words(searcher.IndexReader, LanguagesOf(searcher.IndexReader), lexicon.Now);

    internal T Read<T>(Func<IndexSearcher, T> read) => index.Read(read);

    private static void Like(AtomicReaderContext leaf, IReadOnlyList<LikeWord> words, SearchRequest request, BestDocuments best)
    {
        var columns = SegmentColumns.Of(leaf.AtomicReader);
        var (narrowing, stale) = (new Narrowing(columns, request), columns.NumberOf(Facet.Unconfirmed));
        using var shared = SharedWords.Of(leaf.AtomicReader, words);
        for (var document = 0; document < leaf.AtomicReader.MaxDoc; document++)
        {
            if (shared[document] is not (var score and > 0) || narrowing.Fails(document) != 0) continue;
            var key = stale >= 0 && columns[document].Contains(stale) ? score * HitCollector.Unconfirmed : score;
            if (best.Wants(key)) best.Add(leaf.DocBase + document, score, key, columns.Published[document]);
        }
    }

    /// <summary>Records that pass any of these "dimension/value" pairs, those that pass most and the rarest first.</summary>
    public IReadOnlyList<RecordHit> Sharing(IReadOnlyCollection<string> facets, SearchRequest request) => index.Read(searcher =>
    {
        var any = new BooleanQuery();
        foreach (var facet in facets.Take(200)) any.Add(new TermQuery(new Term(RecordDocument.Facets, facet)), Occur.SHOULD);
        var found = Collect(searcher, new BooleanClause(any, Occur.MUST), request with { Order = Order.Relevance });
        return (IReadOnlyList<RecordHit>)[.. found.Hits().Select(h => Plain(Card(searcher, h.Document), request.Language, h.Score))];
    });

    /// <summary>One record as it was indexed, whoever may see it; null while it is not.</summary>
    public IndexEntry? Entry(Guid id) => index.Read(searcher =>
    {
        var found = searcher.Search(new TermQuery(new Term(RecordDocument.Id, id.ToString("N"))), 1);
        if (found.TotalHits == 0) return null;
        return SegmentRecords.Read(searcher, found.ScoreDocs[0].Doc).Entry;
    });

    private SearchResults Find(IndexSearcher searcher, SearchRequest request)
    {
        var words = QueryText.Parse(request.Text);
        if (words.IsEmpty && !string.IsNullOrWhiteSpace(request.Text)) return SearchResults.None;
        if (words.IsEmpty) return Listed(searcher, request);
        var languages = LanguagesOf(searcher.IndexReader);
        var results = Worded(searcher, request, TextQuery.Of(words, request.Language, new(searcher.IndexReader, languages, tagger, lexicon.Now), _ => []));
        if (results.Total >= Few) return results;
        var tolerant = TextQuery.Of(words, request.Language, new(searcher.IndexReader, languages, tagger, lexicon.Now), word => Spelling.Near(searcher.IndexReader, word));
        return Worded(searcher, request, tolerant);
    }

    private static SearchResults Listed(IndexSearcher searcher, SearchRequest request)
    {
        var order = request.Order == Order.Relevance ? Order.Newest : request.Order;
        var found = Collect(searcher, new BooleanClause(new MatchAllDocsQuery(), Occur.MUST), request with { Order = order });
        return new SearchResults(found.Total, [.. found.Hits().Select(h => Plain(Card(searcher, h.Document), request.Language, 0))], found.Counts);
    }

    private SearchResults Worded(IndexSearcher searcher, SearchRequest request, TextQuery query)
    {
        var (whole, alike) = second?.Added(searcher, request.Text, query.Query) ?? (query.Query, new HashSet<Guid>());
        var found = Collect(searcher, new BooleanClause(whole, Occur.MUST), request);
        var best = request.Order == Order.Relevance ? AsTyped.First(searcher, query.Written, found.Hits()) : found.Hits();
        var hits = new HitReading(searcher, query, request.Language).Read(best);
        return new SearchResults(found.Total, alike.Count == 0 ? hits : [.. hits.Select(h => h with { IsAlike = alike.Contains(h.Card.Id) })], found.Counts);
    }

    private static HitCollector Collect(IndexSearcher searcher, BooleanClause main, SearchRequest request) =>
        HitCollector.Of(searcher, request.Only is { } id ? Both(main, id) : main.Query, request);

    private static BooleanQuery Both(BooleanClause main, Guid id) =>
        [main, new BooleanClause(new TermQuery(new Term(RecordDocument.Id, id.ToString("N"))), Occur.MUST)];

    internal static RecordHit Plain(FoundRecord card, string language, float score)
    {
        var text = card.In(language);
        return new RecordHit(card, score, text, text.Summary.Length > 0 ? [new Piece(text.Summary, false)] : [], text.Language);
    }

    internal static FoundRecord Card(IndexSearcher searcher, int document) => SegmentCards.Read(searcher, document);

    internal static FoundRecord Card(Lucene.Net.Documents.Document stored)
    {
        var bytes = stored.GetBinaryValue(RecordDocument.Card);
        return JsonSerializer.Deserialize(bytes.Bytes.AsSpan(bytes.Offset, bytes.Length), CardJson.Default.FoundRecord)!;
    }

    /// <summary>The languages that texts in the index are written in.</summary>
    internal static IReadOnlyList<string> LanguagesOf(IndexReader reader) => Languages.GetValue(reader, ReadLanguages);

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<IndexReader, IReadOnlyList<string>> Languages = new();

    private static IReadOnlyList<string> ReadLanguages(IndexReader reader) =>
        [.. MultiFields.GetIndexedFields(reader).Where(f => f.StartsWith("text.", StringComparison.Ordinal)).Select(f => f["text.".Length..]).Order(StringComparer.Ordinal)];
}
