using System.Text.Json;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Search;

/// <summary>Finds records: by words in any language, by filters, by likeness. Whoever asks says what may be seen.</summary>
public sealed class RecordSearch(RecordIndex index, ConceptTagger tagger, Lexicon.CurrentLexicon lexicon)
{
    private const int Few = 3;

    public SearchResults Find(SearchRequest request) => index.Read(searcher => Find(searcher, request));

    /// <summary>Records that are like a text, of what may be seen and passes the filters; each with how much of the text it shares, from 0 to 1.</summary>
    public IReadOnlyList<RecordHit> Like(Likeness likeness, SearchRequest request) => index.Read(searcher =>
    {
        var (query, whole) = likeness.Query(searcher.IndexReader, LanguagesOf(searcher.IndexReader), lexicon.Now);
        var found = Collect(searcher, new BooleanClause(query, Occur.MUST), request with { Order = Order.Relevance });
        return (IReadOnlyList<RecordHit>)[.. found.Hits().Select(h => Plain(Card(searcher, h.Document), request.Language, whole > 0 ? Math.Min(1, h.Score / whole) : 0)).Where(h => h.Card.Id != likeness.Entry.Card.Id)];
    });

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
        return RecordDocument.Entry(searcher.Doc(found.ScoreDocs[0].Doc));
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
        return new SearchResults(found.Total, [.. found.Hits().Select(h => Plain(Card(searcher, h.Document), request.Language, 0))], found.Counts());
    }

    private static SearchResults Worded(IndexSearcher searcher, SearchRequest request, TextQuery query)
    {
        var found = Collect(searcher, new BooleanClause(query.Query, Occur.MUST), request);
        return new SearchResults(found.Total, new HitReading(searcher, query, request.Language).Read(found.Hits()), found.Counts());
    }

    private static HitCollector Collect(IndexSearcher searcher, BooleanClause main, SearchRequest request)
    {
        var collector = new HitCollector(request);
        searcher.Search(request.Only is { } id ? Both(main, id) : main.Query, collector);
        return collector;
    }

    private static BooleanQuery Both(BooleanClause main, Guid id) =>
        [main, new BooleanClause(new TermQuery(new Term(RecordDocument.Id, id.ToString("N"))), Occur.MUST)];

    private static RecordHit Plain(FoundRecord card, string language, float score)
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
    internal static IReadOnlyList<string> LanguagesOf(IndexReader reader) =>
        [.. MultiFields.GetIndexedFields(reader).Where(f => f.StartsWith("text.", StringComparison.Ordinal)).Select(f => f["text.".Length..]).Order(StringComparer.Ordinal)];
}
