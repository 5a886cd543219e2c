using Reciproca.Spine.Messages;

namespace Reciproca.Spine.Search.Lexicon.Keeping;

/// <summary>Learns when it is asked to, one lesson at a time, and has the index follow; notices a lexicon that was learned on the command line.</summary>
public sealed class LexiconKeeper(CurrentLexicon lexicon, IndexKeeper index, IServiceScopeFactory scopes, ILogger<LexiconKeeper> log) : BackgroundService
{
    // an import comes in many saves: one lesson after the last is enough
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(20), Look = TimeSpan.FromMinutes(1);

    private readonly SemaphoreSlim asked = new(0, 1), one = new(1, 1);

    /// <summary>Soon, in the background.</summary>
    public void Ask()
    {
        try { asked.Release(); }
        catch (SemaphoreFullException) { /* asked already */ }
    }

    public async Task<LexiconLearned> Learn(CancellationToken cancel = default)
    {
        await one.WaitAsync(cancel);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var learned = await scope.ServiceProvider.GetRequiredService<LexiconLessons>().Learn(cancel);
            if (learned.Adopted) await index.Rebuild(cancel);
            return learned;
        }
        finally { one.Release(); }
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await Task.Yield();
        if (lexicon.IsDamaged) log.LogWarning("The lexicon file {File} is damaged and was not read; the one before it is in use", lexicon.FilePath);
        while (!stop.IsCancellationRequested)
        {
            try { await Turn(stop); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception error) when (!stop.IsCancellationRequested) { log.LogError(error, "No lexicon was learned; the one in use stays"); }
        }
    }

    private async Task Turn(CancellationToken stop)
    {
        if (await asked.WaitAsync(Look, stop))
        {
            await Task.Delay(Quiet, stop);
            await Learn(stop);
        }
        else if (lexicon.ReadAgainIfChanged()) await index.Rebuild(stop);
    }
}

/// <summary>Every night, and at the first start.</summary>
public sealed class LearnLexicon(LexiconKeeper keeper) : IReaction<Tick>
{
    public Task React(Tick message, CancellationToken cancel)
    {
        keeper.Ask();
        return Task.CompletedTask;
    }
}
