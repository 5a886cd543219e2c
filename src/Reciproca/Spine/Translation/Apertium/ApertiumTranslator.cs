using System.Collections.Concurrent;

namespace Reciproca.Spine.Translation.Apertium;

/// <summary>
/// Apertium on this machine: a few pipelines per language pair are kept running; one that hangs is killed with all its processes,
/// one that has died is begun anew.
/// </summary>
public sealed class ApertiumTranslator(TranslationSettings settings) : ITranslator, IDisposable
{
    private const float MostUnknown = .5f;
    private const int FewWords = 4;

    private readonly Lazy<bool> found = new(() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "lt-proc"))));
    private readonly Lazy<ApertiumModes> modes = new(() => new ApertiumModes(settings.ApertiumData));
    private readonly ConcurrentDictionary<string, Pool> pools = new();
    private bool closed;

    public string Name => "Apertium";
    public bool IsRemote => false;

    /// <summary>Wanted, and there: its processor of words was in the path when it was first asked for.</summary>
    public bool IsInstalled => settings.Apertium switch
    {
        "none" or "" => false,
        "auto" => found.Value,
        _ => true,
    };

    public IReadOnlyCollection<(string From, string To)> Pairs => IsInstalled ? modes.Value.Pairs : [];

    /// <summary>Pipelines that are running.</summary>
    public int Running => pools.Values.Sum(p => p.Idle.Count(pipe => pipe.IsAlive));

    public bool MayKnow(string from, string to) => IsInstalled && modes.Value.Way(from, to) is not null;

    public async Task<IReadOnlyList<string>> Translate(IReadOnlyList<string> texts, string from, string to, CancellationToken cancel)
    {
        var way = (IsInstalled ? modes.Value.Way(from, to) : null) ?? throw new TranslatorFailure(Failure.NoTranslator, $"{from} → {to}");
        var (current, words, unknown) = (texts, 0, 0);
        foreach (var mode in way)
        {
            var next = new List<string>(current.Count);
            foreach (var text in current)
            {
                next.Add(ApertiumStream.Read(await Ask(mode, ApertiumStream.Write(text), cancel), out var strange));
                (words, unknown) = (words + text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length, unknown + strange);
            }
            current = next;
        }
        // a text that is half unknown is most likely in another language than it says
        if (words >= FewWords && unknown > words * MostUnknown) throw new TranslatorFailure(Failure.NotUnderstood, $"{unknown} of {words} words are unknown");
        return current;
    }

    private async Task<string> Ask(string mode, string text, CancellationToken cancel)
    {
        var pool = pools.GetOrAdd(mode, _ => new Pool(Math.Clamp(settings.Processes, 1, 16)));
        await pool.Free.WaitAsync(cancel);
        try
        {
            // a pipeline that died while it was idle says so only when it is asked
            try { return await AskOnce(pool, mode, text, cancel); }
            catch (TranslatorFailure failure) when (failure.Reason == Failure.Died) { return await AskOnce(pool, mode, text, cancel); }
        }
        finally { pool.Free.Release(); }
    }

    private async Task<string> AskOnce(Pool pool, string mode, string text, CancellationToken cancel)
    {
        ApertiumPipe? pipe = null;
        while (pool.Idle.TryPop(out pipe) && !pipe.IsAlive) { pipe.Dispose(); pipe = null; }
        pipe ??= new ApertiumPipe(modes.Value.Pipeline(mode));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.Patience);
        try
        {
            var answer = await pipe.Ask(text, patience.Token);
            if (closed) pipe.Dispose();
            else pool.Idle.Push(pipe);
            return answer;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested) { pipe.Dispose(); throw new TranslatorFailure(Failure.TimedOut, $"{mode}: {settings.Patience.TotalSeconds} s"); }
        catch { pipe.Dispose(); throw; }
    }

    public void Dispose()
    {
        closed = true;
        foreach (var pool in pools.Values)
            while (pool.Idle.TryPop(out var pipe)) pipe.Dispose();
    }

    private sealed class Pool(int most)
    {
        public SemaphoreSlim Free { get; } = new(most);
        public ConcurrentStack<ApertiumPipe> Idle { get; } = new();
    }
}
