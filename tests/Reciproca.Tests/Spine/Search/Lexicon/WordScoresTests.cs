using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Pivot;
using Xunit;

namespace Reciproca.Tests.Spine.Search.Lexicon;

/// <summary>Enough documents for blocks, for words that are kept, and for several readers of one segment.</summary>
public sealed class WordScoresTests : IDisposable
{
    const int Documents = 20_000;
    static readonly string[] Vocabulary = [.. Enumerable.Range(0, 60).Select(i => $"word{i}")];
    static readonly AskedWord First = new([new("text", "word1", 1), new("title", "word1", 2.5f), new("text", "word2", .4f)], 1.5f);
    static readonly AskedWord Second = new([new("text", "word30", 1), new("bare", "word30", .5f)], 3);

    readonly RAMDirectory folder = new();
    readonly IndexWriter writer;
    readonly Dice dice = new(42);

    public WordScoresTests()
    {
        writer = new IndexWriter(folder, new IndexWriterConfig(LuceneVersion.LUCENE_48, Analysis.Exact("und")) { Similarity = new PivotSimilarity("pivot", 1) });
        var bare = new FieldType(TextField.TYPE_NOT_STORED) { OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY };
        for (var i = 0; i < Documents; i++)
            writer.AddDocument([new StringField("id", $"{i}", Field.Store.NO), new TextField("text", Text(3 + dice.Next(20)), Field.Store.NO), new TextField("title", Text(2), Field.Store.NO), new Field("bare", Text(2), bare)]);
        writer.ForceMerge(1);
    }

    [Fact]
    public void Scores_are_what_the_lists_say_however_often_they_are_asked_for()
    {
        using var reader = DirectoryReader.Open(writer, applyAllDeletes: true);
        var expected = Plainly(reader, 1, First, Second);
        // first from the index, later from memory
        for (var times = 0; times < 5; times++) Same(expected, Found(reader, 1, 1, First, Second));
    }

    [Fact]
    public void A_list_that_lies_ready_serves_every_word()
    {
        using var reader = DirectoryReader.Open(writer, applyAllDeletes: true);
        for (var times = 0; times < 3; times++) Found(reader, 1, 2, First);
        AskedWord other = new([new("text", "word1", .7f), new("text", "word5", 1)], 2);
        Same(Plainly(reader, 1, other), Found(reader, 1, 2, other));
    }

    [Fact]
    public void Scores_that_reach_a_limit_are_told_sixty_four_at_once()
    {
        using var reader = DirectoryReader.Open(writer, applyAllDeletes: true);
        var scores = new WordScores(new SegmentWords(new WordsQuery([First, Second]).Asked(Searcher(reader)), reader.Leaves[0]), 0, Documents);
        Assert.True(scores.Next());
        var limit = Enumerable.Range(0, WordScores.Size).Select(scores.Score).Order().ElementAt(WordScores.Size * 9 / 10);
        for (var place = 0; place < WordScores.Size; place++) Assert.Equal(scores.Score(place) >= limit, (scores.AtLeast(place / 64, limit) >> (place % 64) & 1) != 0);
        scores.End();
    }

    [Fact]
    public void Several_readers_of_a_segment_find_together_what_one_finds()
    {
        using var reader = DirectoryReader.Open(writer, applyAllDeletes: true);
        Same(Found(reader, 2, 1, First, Second), Found(reader, 2, 3, First, Second));
    }

    [Fact]
    public void Documents_that_hold_too_few_of_the_words_or_are_deleted_are_not_found()
    {
        for (var i = 0; i < Documents; i += 7) writer.DeleteDocuments(new Term("id", $"{i}"));
        using var reader = DirectoryReader.Open(writer, applyAllDeletes: true);
        var expected = Plainly(reader, 2, First, Second);
        for (var times = 0; times < 5; times++) Same(expected, Found(reader, 2, 2, First, Second));
        Assert.True(expected.Count is > 100 and < Documents / 2, $"{expected.Count}");
    }

    [Fact]
    public void Lucene_is_told_the_same_documents_with_the_same_scores()
    {
        using var reader = DirectoryReader.Open(writer, applyAllDeletes: true);
        var told = Searcher(reader).Search(new WordsQuery([First, Second], 2), Documents).ScoreDocs.ToDictionary(hit => hit.Doc, hit => hit.Score);
        Same(Plainly(reader, 2, First, Second), told);
    }

    public void Dispose()
    {
        writer.Dispose();
        folder.Dispose();
    }

    string Text(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Vocabulary[dice.Next(1 + dice.Next(Vocabulary.Length))]));

    static IndexSearcher Searcher(IndexReader reader) => new(reader) { Similarity = new PivotSimilarity("pivot", 1) };

    static Dictionary<int, float> Found(IndexReader reader, int needed, int parts, params AskedWord[] words)
    {
        var (found, segment) = (new Dictionary<int, float>(), Assert.Single(reader.Leaves).AtomicReader);
        var asked = new SegmentWords(new WordsQuery(words, needed).Asked(Searcher(reader)), reader.Leaves[0], whole: true);
        for (var part = 0; part < parts; part++)
        {
            var scores = new WordScores(asked, WordScores.Start(segment.MaxDoc, part, parts), WordScores.Start(segment.MaxDoc, part + 1, parts));
            while (scores.Next())
                for (var place = 0; place < WordScores.Size; place++)
                    if ((scores.Matched(place / 64) >> (place % 64) & 1) != 0) found.Add(scores.Block + place, scores.Score(place));
            scores.End();
        }
        asked.End();
        return found;
    }

    /// <summary>Document by document, with nothing but the formula.</summary>
    static Dictionary<int, float> Plainly(IndexReader reader, int needed, params AskedWord[] words)
    {
        var (segment, searcher) = (Assert.Single(reader.Leaves).AtomicReader, Searcher(reader));
        var (sums, held) = (new Dictionary<int, float>(), new Dictionary<int, int>());
        foreach (var word in words)
        {
            var most = new Dictionary<int, float>();
            foreach (var place in word.Places)
            {
                var postings = MultiFields.GetTermDocsEnum(reader, segment.LiveDocs, place.Field, new BytesRef(place.Term), DocsFlags.FREQS);
                var (norms, average) = (segment.GetNormValues(place.Field), (float)reader.GetSumTotalTermFreq(place.Field) / reader.GetDocCount(place.Field));
                for (var document = postings?.NextDoc() ?? int.MaxValue; document != int.MaxValue; document = postings!.NextDoc())
                {
                    var length = norms is null ? 1 : .25f + .75f / (MathF.Pow(SmallSingle.Byte315ToSingle((byte)norms.Get(document)), 2) * average);
                    var score = place.Weight * postings!.Freq * 2.2f / (postings.Freq + 1.2f * length);
                    most[document] = most.TryGetValue(document, out var before) ? Math.Max(before, score) + .1f * Math.Min(before, score) : score;
                }
            }
            foreach (var (document, score) in most) (sums[document], held[document]) = (sums.GetValueOrDefault(document) + score * word.Rarity, held.GetValueOrDefault(document) + 1);
        }
        return sums.Where(sum => held[sum.Key] >= needed).ToDictionary();
    }

    static void Same(Dictionary<int, float> expected, Dictionary<int, float> found)
    {
        Assert.Equal(expected.Keys.Order(), found.Keys.Order());
        // average lengths count to three digits
        Assert.All(expected, one => Assert.Equal(one.Value, found[one.Key], 2e-3f * one.Value));
    }
}
