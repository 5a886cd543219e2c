using Reciproca.Storage;
using Reciproca.Spine.Search.Judging;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Search.Lexicon.Keeping;

/// <summary>An index of its own with a lexicon that is not in use: how well what people chose is found with it.</summary>
public sealed class Trial : IDisposable
{
    private const int Depth = 10;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("reciproca-trial-");
    private readonly RecordIndex index;

    public Trial(TranslationLexicon lexicon, NodeVocabulary vocabulary, ConceptTagger tagger)
    {
        var current = new CurrentLexicon(Path.Combine(folder.FullName, "lexicon"), lexicon);
        index = new RecordIndex(new NodeSettings { Data = folder.FullName }, vocabulary, current, new ContentVersion());
        Search = new RecordSearch(index, tagger, current);
    }

    public RecordSearch Search { get; }

    /// <summary>Bytes of the index on disk.</summary>
    public long Size => Directory.EnumerateFiles(Path.Combine(folder.FullName, "index"), "*", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    public Task Fill(IAsyncEnumerable<IReadOnlyCollection<IndexEntry>> entries) => index.Rebuild(entries);

    /// <summary>The mean of one over the place of the first right record; 0 where it is not on the first page.</summary>
    public double Quality(IReadOnlyList<Judged> judged) => judged.Count == 0 ? 0 : judged.Average(Reciprocal);

    private double Reciprocal(Judged question)
    {
        var hits = Search.Find(new SearchRequest(Sight.Public) { Text = question.Query, Language = question.Language, Take = Depth }).Hits;
        var place = hits.TakeWhile(hit => !question.Right.Contains(hit.Card.Id)).Count();
        return place == hits.Count ? 0 : 1.0 / (place + 1);
    }

    public void Dispose()
    {
        index.Dispose();
        folder.Delete(recursive: true);
    }
}
