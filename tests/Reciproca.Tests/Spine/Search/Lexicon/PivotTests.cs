using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Learning;
using Reciproca.Spine.Search.Lexicon.Pivot;
using Xunit;

namespace Reciproca.Tests.Spine.Search.Lexicon;

public sealed class PivotTests : IDisposable
{
    static readonly TranslationLexicon Lexicon = LexiconLearning.Learn([ThesaurusLayer.Layer]);
    readonly RAMDirectory folder = new();

    [Fact]
    public void A_need_in_Indonesian_meets_Portuguese_Spanish_and_English_records_before_others()
    {
        Index(("pt", "Drenagem urbana contra enchentes no centro"), ("es", "Inundaciones urbanas: nuevo drenaje pluvial"), ("en", "Urban drainage against flooding"), ("es", "Festival de música y teatro"), ("en", "Vocational training for young people"));
        Assert.Equal([0, 1, 2], Found("id", "banjir perkotaan dan drainase").Take(3).Order());
    }

    [Fact]
    public void The_reader_s_own_words_come_first_when_all_else_is_equal()
    {
        Index(("en", "waste collection"), ("es", "recolección de basura"), ("pt", "coleta de lixo"));
        Assert.Equal(1, Found("es", "recolección de basura")[0]);
        Assert.Equal(2, Found("pt", "coleta de lixo")[0]);
    }

    [Fact]
    public void The_same_text_in_another_language_scores_nearly_as_much_as_in_English()
    {
        Index(("en", "affordable housing for young people"), ("id", "perumahan terjangkau bagi pemuda"), ("en", "waste"), ("es", "agua"));
        var scores = Scores("es", "vivienda asequible para jóvenes");
        Assert.InRange(scores[1] / scores[0], .6f, 1.6f);
    }

    [Fact]
    public void A_name_is_found_in_every_language()
    {
        Index(("pt", "Santo André protege encostas"), ("es", "Montevideo"), ("en", "Baguio"));
        Assert.Equal([0], Found("id", "Santo André"));
    }

    [Fact]
    public void Words_that_are_in_every_record_decide_less_than_rare_ones()
    {
        Index(("en", "city water"), ("en", "city waste"), ("en", "city library"), ("en", "city park"));
        Assert.Equal(2, Found("es", "biblioteca de la ciudad")[0]);
    }

    [Fact]
    public void An_empty_query_finds_nothing()
    {
        Index(("en", "city water"));
        Assert.Empty(Found("es", "!!! de la"));
    }

    [Fact]
    public void A_weight_is_kept_as_frequency()
    {
        Index(("en", "water"));
        using var reader = DirectoryReader.Open(folder);
        Assert.Equal(PivotField.Scale, reader.TotalTermFreq(new Term("pivot", "water")));
    }

    void Index(params (string Language, string Text)[] records)
    {
        using var writer = new IndexWriter(folder, new IndexWriterConfig(LuceneVersion.LUCENE_48, new ByField()) { Similarity = new PivotSimilarity("pivot", 1) });
        foreach (var (language, text) in records)
            writer.AddDocument([new TextField("text_" + language, text, Field.Store.NO), PivotField.Of("pivot", Lexicon.Expand(language, text))]);
    }

    int[] Found(string language, string query) => [.. Hits(language, query).Select(hit => hit.Doc)];

    Dictionary<int, float> Scores(string language, string query) => Hits(language, query).ToDictionary(hit => hit.Doc, hit => hit.Score);

    ScoreDoc[] Hits(string language, string query)
    {
        using var reader = DirectoryReader.Open(folder);
        var searcher = new IndexSearcher(reader) { Similarity = PivotSimilarity.For(reader, "pivot", ["text_en", "text_es", "text_pt", "text_id"]) };
        return searcher.Search(new PivotQuery("pivot", "text_" + language).Of(reader, Lexicon.Expand(language, query)), 10).ScoreDocs;
    }

    public void Dispose() => folder.Dispose();

    sealed class ByField() : Lucene.Net.Analysis.AnalyzerWrapper(PER_FIELD_REUSE_STRATEGY)
    {
        protected override Lucene.Net.Analysis.Analyzer GetWrappedAnalyzer(string field) => Analysis.For(field.Split('_')[^1]);
    }
}
