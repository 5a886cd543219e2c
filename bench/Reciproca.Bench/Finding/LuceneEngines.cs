using System.Diagnostics;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Pivot;

namespace Reciproca.Bench.Finding;

/// <summary>Our own ways: a field per language alone, and with the pivot field of a lexicon.</summary>
static class LuceneEngines
{
    const string Pivot = "pivot";
    const int Depth = 200;

    public static Engine OwnLanguage(Collection collection)
    {
        var (searcher, cost, bytes) = Index(collection, null);
        searcher.Similarity = new BM25Similarity();
        return new("own-language bm25", query => Found(searcher, Words(Field(query.Language), query.Language, query.Content)), cost, bytes);
    }

    public static Engine AllFields(Collection collection)
    {
        var (searcher, cost, bytes) = Index(collection, null);
        searcher.Similarity = new BM25Similarity();
        return new("no lexicon, all fields", query => Found(searcher, Everywhere(collection, query)), cost, bytes);
    }

    public static Engine WithLexicon(string method, Collection collection, TranslationLexicon lexicon)
    {
        var (searcher, cost, bytes) = Index(collection, lexicon);
        searcher.Similarity = PivotSimilarity.For(searcher.IndexReader, Pivot, collection.Languages.Select(Field));
        return new(method, query => Found(searcher, new PivotQuery(Pivot, Field(query.Language)).Of(searcher.IndexReader, lexicon.Expand(query.Language, query.Content))), cost, bytes);
    }

    static string Field(string language) => "text_" + Analysis.Primary(language);

    static BooleanQuery Everywhere(Collection collection, Text query)
    {
        var all = new BooleanQuery(true);
        foreach (var language in collection.Languages) all.Add(Words(Field(language), language, query.Content), Occur.SHOULD);
        return all;
    }

    static BooleanQuery Words(string field, string language, string text)
    {
        var query = new BooleanQuery(true);
        foreach (var term in Analysis.Terms(language, text).GroupBy(term => term).Take(1000))
            query.Add(new TermQuery(new Term(field, term.Key)) { Boost = term.Count() }, Occur.SHOULD);
        return query;
    }

    static List<string> Found(IndexSearcher searcher, Query query) =>
        [.. searcher.Search(query, Depth).ScoreDocs.Select(hit => searcher.Doc(hit.Doc).Get("id"))];

    static (IndexSearcher, double, long) Index(Collection collection, TranslationLexicon? lexicon)
    {
        var watch = Stopwatch.StartNew();
        var folder = new RAMDirectory();
        var config = new IndexWriterConfig(LuceneVersion.LUCENE_48, new ByField()) { Similarity = new PivotSimilarity(Pivot, 1) };
        using (var writer = new IndexWriter(folder, config))
        {
            foreach (var document in collection.Documents) writer.AddDocument(Fields(document, lexicon));
            writer.ForceMerge(1);
        }
        return (new(DirectoryReader.Open(folder)), watch.Elapsed.TotalMilliseconds, folder.GetSizeInBytes());
    }

    static Document Fields(Text text, TranslationLexicon? lexicon)
    {
        var document = new Document
        {
            new StringField("id", text.Id, Lucene.Net.Documents.Field.Store.YES),
            new TextField(Field(text.Language), text.Content, Lucene.Net.Documents.Field.Store.NO),
        };
        if (lexicon is not null) document.Add(PivotField.Of(Pivot, lexicon.Expand(text.Language, text.Content)));
        return document;
    }

    sealed class ByField() : Lucene.Net.Analysis.AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
    {
        protected override Lucene.Net.Analysis.Analyzer GetWrappedAnalyzer(string field) => Analysis.For(field.Split('_')[^1]);
    }
}
