using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Search.Lexicon.Pivot;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Search;

/// <summary>One index on disk, open for writing and for reading while it is written.</summary>
internal sealed class IndexFolder : IDisposable
{
    private const int Writers = 2, WorthTwoWriters = 50;
    private static readonly Similarity Writing = new PivotSimilarity(RecordDocument.Pivot, 1, RecordDocument.Facets);

    private readonly FSDirectory directory;
    private readonly IndexWriter writer;
    private readonly SearcherManager searchers;
    // every term is looked up in every segment: few segments make quick searches
    private const int FewSegments = 3;

    private readonly CurrentLexicon lexicon;
    private readonly TieredMergePolicy merging;

    /// <exception cref="IOException">The folder holds something that is no index of ours, or another process writes it.</exception>
    /// <param name="building">Much comes before anybody searches here: nothing is merged until <see cref="Compact"/>.</param>
    public IndexFolder(string path, CurrentLexicon lexicon, bool building = false)
    {
        RecordCodec.Register();
        this.lexicon = lexicon;
        Path = path;
        directory = new MappedDirectory(path);
        writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new RecordDocument.FieldAnalyzer())
        {
            Similarity = Writing, Codec = new RecordCodec(), RAMBufferSizeMB = 48, OpenMode = OpenMode.CREATE_OR_APPEND, MaxThreadStates = Writers,
            MergePolicy = merging = new TieredMergePolicy { SegmentsPerTier = building ? 100 : FewSegments, MaxMergeAtOnce = FewSegments },
        });
        searchers = new SearcherManager(writer, applyAllDeletes: true, new Factory());
    }

    public string Path { get; }

    public void Put(IReadOnlyCollection<IndexEntry> entries, Concepts vocabulary)
    {
        var now = lexicon.Now;
        Parallel.ForEach(entries, new ParallelOptions { MaxDegreeOfParallelism = entries.Count < WorthTwoWriters ? 1 : Writers },
            entry => writer.UpdateDocument(Key(entry.Card.Id), RecordDocument.Of(entry, vocabulary, now)));
    }

    /// <summary>Into one segment: worth it once, after everything was written.</summary>
    public void Compact()
    {
        writer.ForceMerge(1);
        merging.SegmentsPerTier = FewSegments;
        Commit();
    }

    public void Remove(IEnumerable<Guid> ids) => writer.DeleteDocuments([.. ids.Select(Key)]);

    /// <summary>On disk and visible to the next search.</summary>
    public void Commit()
    {
        writer.Commit();
        searchers.MaybeRefreshBlocking();
    }

    public T Read<T>(Func<IndexSearcher, T> read)
    {
        var searcher = searchers.Acquire();
        try { return read(searcher); }
        finally { searchers.Release(searcher); }
    }

    public void Dispose()
    {
        searchers.Dispose();
        writer.Dispose();
        directory.Dispose();
    }

    private static Term Key(Guid id) => new(RecordDocument.Id, id.ToString("N"));

    private sealed class Factory : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader)
        {
            Similarity = PivotSimilarity.For(reader, RecordDocument.Pivot, RecordSearch.LanguagesOf(reader).Select(RecordDocument.Text), RecordDocument.Facets),
        };
    }
}
