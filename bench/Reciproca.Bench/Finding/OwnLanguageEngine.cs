using System.Diagnostics;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Reciproca.Spine.Search.Lexicon;

namespace Reciproca.Bench.Finding;

/// <summary>Plain BM25 with an analyser per language and nothing else: what every other way is compared with.</summary>
static class OwnLanguageEngine
{
    const int Depth = 200;

    /// <summary>The query is looked for in documents of its own language.</summary>
    public static Engine Of(Collection collection)
    {
        var (searcher, cost, bytes) = Index(collection);
        return new("own-language bm25", query => Found(searcher, Words(Field(query.Language), query.Language, query.Content))) { IndexMilliseconds = cost, IndexBytes = bytes };
    }

    /// <summary>The query's words are looked for as they are in documents of every language.</summary>
    public static Engine AllFields(Collection collection)
    {
        var (searcher, cost, bytes) = Index(collection);
        return new("bm25 over all languages", query => Found(searcher, Everywhere(collection, query))) { IndexMilliseconds = cost, IndexBytes = bytes };
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

    static (IndexSearcher, double, long) Index(Collection collection)
    {
        var watch = Stopwatch.StartNew();
        var folder = new RAMDirectory();
        using (var writer = new IndexWriter(folder, new IndexWriterConfig(LuceneVersion.LUCENE_48, new ByField()) { Similarity = new BM25Similarity() }))
        {
            foreach (var text in collection.Documents)
                writer.AddDocument([new StringField("id", text.Id, Lucene.Net.Documents.Field.Store.YES), new TextField(Field(text.Language), text.Content, Lucene.Net.Documents.Field.Store.NO)]);
            writer.ForceMerge(1);
        }
        return (new(DirectoryReader.Open(folder)) { Similarity = new BM25Similarity() }, watch.Elapsed.TotalMilliseconds, folder.GetSizeInBytes());
    }

    sealed class ByField() : Lucene.Net.Analysis.AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
    {
        protected override Lucene.Net.Analysis.Analyzer GetWrappedAnalyzer(string field) => Analysis.For(field.Split('_')[^1]);
    }
}
