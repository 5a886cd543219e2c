using Lucene.Net.Search;
using Lucene.Net.Store;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Spine.Search;

/// <summary>
/// The node's index of records. A file names the folder in use; a rebuild fills another folder and then changes the name,
/// so that searching never stops and a crash leaves a whole index.
/// </summary>
public sealed class RecordIndex : IDisposable
{
    private readonly System.Threading.Lock gate = new();
    private readonly NodeVocabulary vocabulary;
    private readonly Lexicon.CurrentLexicon lexicon;
    private readonly ContentVersion version;
    private readonly string root;
    private volatile IndexFolder live;
    private IndexFolder? next;
    private readonly HashSet<Guid> touched = [];
    private const int MostRefreshed = 3000;

    public RecordIndex(NodeSettings settings, NodeVocabulary vocabulary, Lexicon.CurrentLexicon lexicon, ContentVersion version)
    {
        (root, this.vocabulary, this.lexicon, this.version) = (settings.In("index"), vocabulary, lexicon, version);
        live = OpenCurrent() ?? NewFolder();
        DeleteOthers();
    }

    /// <summary>The index was missing, broken or of another version: what is searched is empty until a rebuild.</summary>
    public bool NeedsRebuild { get; private set; }

    private string CurrentFile => Path.Combine(root, "current");

    /// <summary>Changes records; when this returns the change is on disk and found.</summary>
    public void Put(IReadOnlyCollection<IndexEntry> entries, IEnumerable<Guid> gone)
    {
        lock (gate)
        {
            List<Guid> removed = [.. gone];
            foreach (var folder in next is null ? [live] : new[] { live, next }) Put(folder, entries, removed);
            if (next is not null) touched.UnionWith(entries.Select(e => e.Card.Id).Concat(removed));
        }
    }

    /// <summary>Indexes again what holds one of these terms, because they mean something else from now on; those that speak of them most, not more than a few thousand.</summary>
    public void Refresh(string language, IReadOnlyCollection<string> terms)
    {
        var any = new BooleanQuery(true);
        foreach (var term in terms.Take(BooleanQuery.MaxClauseCount / 2))
        {
            any.Add(new TermQuery(new Lucene.Net.Index.Term(RecordDocument.Text(language), term)), Occur.SHOULD);
            any.Add(new TermQuery(new Lucene.Net.Index.Term(RecordDocument.Title(language), term)), Occur.SHOULD);
        }
        if (any.Clauses.Count == 0) return;
        lock (gate)
        {
            var entries = live.Read(searcher => searcher.Search(any, MostRefreshed).ScoreDocs.Select(hit => StoredRecord.Of(searcher.Doc(hit.Doc)).Entry).ToList());
            if (entries.Count > 0) Put(entries, []);
        }
        // what was asked with such a word finds something else now, even where no record holds it
        version.Next();
    }

    /// <summary>Builds the index anew beside the one in use. What changes meanwhile goes to both.</summary>
    /// <returns>False where a rebuild is at work already; what has changed since it began it may not have seen.</returns>
    public async Task<bool> Rebuild(IAsyncEnumerable<IReadOnlyCollection<IndexEntry>> all)
    {
        lock (gate)
        {
            if (next is not null) return false;
            next = NewFolder(building: true);
            touched.Clear();
        }
        // the next ones are read while these are written
        var adding = Task.CompletedTask;
        try
        {
            await foreach (var entries in all)
            {
                await adding;
                adding = Task.Run(() => AddToNext(entries));
            }
            await adding;
        }
        catch
        {
            await adding.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            lock (gate) { next.Dispose(); next = null; }
            throw;
        }
        // found from now on, and more quickly in a moment
        var built = next;
        Swap();
        try { built.Compact(); }
        catch (ObjectDisposedException) { /* a newer one has taken its place meanwhile */ }
        return true;
    }

    public T Read<T>(Func<IndexSearcher, T> read)
    {
        try { return live.Read(read); }
        // A rebuild has just put another folder in place of the one we held.
        catch (ObjectDisposedException) { return live.Read(read); }
    }

    public void Dispose()
    {
        lock (gate) { next?.Dispose(); live.Dispose(); }
    }

    private void Put(IndexFolder folder, IReadOnlyCollection<IndexEntry> entries, List<Guid> removed)
    {
        folder.Put(entries, vocabulary.Now);
        if (removed.Count > 0) folder.Remove(removed);
        folder.Commit();
        version.Next();
    }

    // What was saved since the rebuild began is newer than what the rebuild has read.
    private void AddToNext(IReadOnlyCollection<IndexEntry> entries)
    {
        lock (gate) next!.Put([.. entries.Where(e => !touched.Contains(e.Card.Id))], vocabulary.Now);
    }

    private void Swap()
    {
        lock (gate)
        {
            next!.Commit();
            var old = live;
            (live, next, NeedsRebuild) = (next, null, false);
            File.WriteAllText(CurrentFile + ".new", Path.GetFileName(live.Path));
            File.Move(CurrentFile + ".new", CurrentFile, overwrite: true);
            old.Dispose();
        }
        version.Next();
        DeleteOthers();
    }

    private IndexFolder? OpenCurrent()
    {
        NeedsRebuild = true;
        RecordCodec.Register();
        if (!File.Exists(CurrentFile)) return null;
        var name = File.ReadAllText(CurrentFile).Trim();
        var path = Path.Combine(root, name);
        if (!name.StartsWith($"v{RecordDocument.Schema}-", StringComparison.Ordinal) || !System.IO.Directory.Exists(path) || !Lucene.Net.Index.DirectoryReader.IndexExists(FSDirectory.Open(path))) return null;
        try
        {
            var folder = new IndexFolder(path, lexicon);
            NeedsRebuild = false;
            return folder;
        }
        catch (LockObtainFailedException) { throw; }
        catch (Exception) { return null; }
    }

    private IndexFolder NewFolder(bool building = false) => new(Path.Combine(root, $"v{RecordDocument.Schema}-{Guid.CreateVersion7():N}"), lexicon, building);

    private void DeleteOthers()
    {
        foreach (var folder in System.IO.Directory.EnumerateDirectories(root).Where(f => f != live.Path && f != next?.Path))
        {
            try { System.IO.Directory.Delete(folder, recursive: true); }
            catch (IOException) { /* still open somewhere: the next start deletes it */ }
        }
    }
}
