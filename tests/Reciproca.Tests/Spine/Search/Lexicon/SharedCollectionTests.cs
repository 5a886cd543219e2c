using System.Text.Json;
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

public class SharedCollectionTests
{
    [Fact]
    public void The_thesaurus_alone_finds_the_goals_across_languages()
    {
        if (Data() is not { } prefix) { Assert.Skip("No ../shared/data/finding beside this tree."); return; }
        var (lexicon, folder) = (LexiconLearning.Learn([ThesaurusLayer.Layer]), new RAMDirectory());
        var ids = Index(prefix, lexicon, folder);
        using var reader = DirectoryReader.Open(folder);
        var searcher = new IndexSearcher(reader) { Similarity = new PivotSimilarity("pivot", 20) };
        var ranks = Rows(prefix + ".queries.jsonl").Where(row => Text(row, "lang") is "es" or "pt" or "id" or "fr").Select(Reciprocal).ToList();
        Assert.True(ranks.Average() >= .75, $"mean reciprocal rank {ranks.Average():F3}");

        double Reciprocal(JsonElement query)
        {
            var pivot = new PivotQuery("pivot", null).Of(reader, lexicon.Expand(Text(query, "lang"), Text(query, "text")));
            var rank = Array.FindIndex(searcher.Search(pivot, 10).ScoreDocs, hit => ids[hit.Doc] == Text(query, "qid").Split(':')[1]);
            return rank < 0 ? 0 : 1.0 / (rank + 1);
        }
    }

    static List<string> Index(string prefix, TranslationLexicon lexicon, RAMDirectory folder)
    {
        var ids = new List<string>();
        using var writer = new IndexWriter(folder, new IndexWriterConfig(LuceneVersion.LUCENE_48, Analysis.For("en")) { Similarity = new PivotSimilarity("pivot", 1) });
        foreach (var row in Rows(prefix + ".docs.jsonl"))
        {
            ids.Add(Text(row, "id"));
            writer.AddDocument([PivotField.Of("pivot", lexicon.Expand(Text(row, "lang"), Text(row, "text")))]);
        }
        return ids;
    }

    static IEnumerable<JsonElement> Rows(string file) => File.ReadLines(file).Select(line => JsonDocument.Parse(line).RootElement);

    static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    static string? Data()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "finding", "sdgki") is var prefix && File.Exists(prefix + ".docs.jsonl")) return prefix;
        return null;
    }
}
