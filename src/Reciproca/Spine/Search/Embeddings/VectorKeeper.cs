using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace Reciproca.Spine.Search.Embeddings;

/// <summary>Computes vectors in the background: of everything at start where they are missing, then of what is saved. Does nothing where there is no model.</summary>
public sealed class VectorKeeper(NodeSettings settings, SecondSignal signal, IServiceScopeFactory scopes, ILogger<VectorKeeper> log) : IDisposable
{
    private const int LongestText = 2000;

    private readonly Channel<Guid> wanted = Channel.CreateUnbounded<Guid>();
    private readonly Dictionary<Guid, ulong> known = [];
    private SentenceModel? model;
    private VectorTable table = null!;
    private VectorFile file = null!;

    private string Folder => settings.Embeddings.Folder.Length > 0 ? settings.Embeddings.Folder : Path.Combine(settings.Data, "model");

    /// <summary>Why the model that lies there is not used; null where it is, or where there is none.</summary>
    public string? Problem { get; private set; }

    /// <summary>After records have changed; returns at once.</summary>
    public void Want(IEnumerable<Guid> records)
    {
        if (model is not null) foreach (var record in records) wanted.Writer.TryWrite(record);
    }

    /// <summary>Loads what lies in the folder and reads the vectors that are known. False where there is nothing to load.</summary>
    public bool Load()
    {
        try
        {
            if (ModelFolder.In(Folder) is not { } found) return false;
            model = new SentenceModel(found);
            table = new VectorTable(model.Dimensions);
            file = new VectorFile(Path.Combine(settings.In("embeddings"), "vectors.bin"), found.Mark, model.Dimensions);
            foreach (var (id, text, step, vector) in file.Read())
            {
                table.Put(id, vector, step);
                known[id] = text;
            }
            signal.Use(new SecondSignal.Loaded(model, table, Calibration.Of(model)));
            return true;
        }
        catch (Exception error) when (error is InvalidDataException or IOException or UnauthorizedAccessException or DllNotFoundException or TypeInitializationException)
        {
            Problem = error.Message;
            log.LogError(error, "The sentence model in {Folder} cannot be used; search goes on without it", Folder);
            return false;
        }
    }

    /// <summary>Vectors of everything whose text has none yet.</summary>
    public async Task Sweep(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        await foreach (var entries in scope.ServiceProvider.GetRequiredService<RecordReading>().All(cancel)) Compute(entries, cancel);
    }

    /// <summary>Vectors of what was saved since; returns how many records were looked at.</summary>
    public async Task<int> Drain(CancellationToken cancel = default)
    {
        var ids = new HashSet<Guid>();
        while (ids.Count < 200 && wanted.Reader.TryRead(out var id)) ids.Add(id);
        if (ids.Count == 0) return 0;
        await using var scope = scopes.CreateAsyncScope();
        Compute(await scope.ServiceProvider.GetRequiredService<RecordReading>().Affected(ids, cancel), cancel);
        return ids.Count;
    }

    /// <summary>Waits until something is wanted.</summary>
    public ValueTask<bool> Wanted(CancellationToken cancel) => wanted.Reader.WaitToReadAsync(cancel);

    private void Compute(IEnumerable<IndexEntry> entries, CancellationToken cancel)
    {
        foreach (var entry in entries)
        {
            cancel.ThrowIfCancellationRequested();
            if (entry.Texts.FirstOrDefault(t => t.Language == entry.Card.SourceLanguage) is not { } text) continue;
            var words = text.Title + "\n" + (text.Body.Length > LongestText ? text.Body[..LongestText] : text.Body);
            var mark = BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(words)));
            if (known.TryGetValue(entry.Card.Id, out var before) && before == mark) continue;
            var bytes = new sbyte[model!.Dimensions];
            var step = Bytes.Write(model.OfText(words), bytes);
            table.Put(entry.Card.Id, bytes, step);
            file.Add(entry.Card.Id, mark, step, bytes);
            known[entry.Card.Id] = mark;
        }
        file.Flush();
    }

    public void Dispose()
    {
        file?.Dispose();
        model?.Dispose();
    }
}
