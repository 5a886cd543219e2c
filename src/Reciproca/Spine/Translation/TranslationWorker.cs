using Reciproca.Spine.Messages;

namespace Reciproca.Spine.Translation;

/// <summary>Drafts in the background, beside everything else that follows a save, as often as something may be wanted.</summary>
public sealed class TranslationWorker(Drafting drafting, DraftBell bell, ILogger<TranslationWorker> log) : BackgroundService
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await Task.Yield();
        await drafting.TakeBack(stop);
        while (!stop.IsCancellationRequested)
        {
            try { await drafting.Drain(stop); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception error) { log.LogError(error, "Drafting stumbled and goes on"); }
            await bell.Wait(Look, stop);
        }
    }
}

/// <summary>Rung by whoever waits at a page for a draft.</summary>
public sealed class DraftBell
{
    private readonly MessageBell bell = new();

    public void Ring() => bell.Ring();

    public Task Wait(TimeSpan atMost, CancellationToken cancel) => bell.Wait(atMost, cancel);
}
