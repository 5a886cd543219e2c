using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Reciproca.Spine.Federation.Actors;
using Reciproca.Spine.Federation.CatchingUp;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation;

/// <summary>Keeps the exchange going while the node runs: what waits is sent at once, peers are read from every few minutes and compared with twice a day.</summary>
public sealed class FederationWorker(Courier courier, CatchUp catchUp, Comparing comparing, ShareMissing shareMissing, Refusals refusals, DispatchBell bell, IServiceScopeFactory scopes, TimeProvider clock, ILogger<FederationWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2), Remembered = TimeSpan.FromDays(60);

    protected override Task ExecuteAsync(CancellationToken stop) => Task.WhenAll(
        Again(() => courier.Drain(stop), () => bell.Wait(Pause, stop), stop),
        Again(Read, () => Task.Delay(Pause, clock, stop), stop));

    private bool started;

    private async Task Read()
    {
        if (!started) await shareMissing.Run();
        // whoever comes back after an outage does not wait for its turn
        await catchUp.Run(all: !started);
        started = true;
        await comparing.Run();
        await refusals.Write();
        await Forget();
    }

    private async Task Forget()
    {
        await using var scope = scopes.CreateAsyncScope();
        var before = clock.GetUtcNow().UtcDateTime - Remembered;
        await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Received>().Where(r => r.At < before).ExecuteDeleteAsync();
        scope.ServiceProvider.GetRequiredService<ActorKeys>().Forget();
    }

    private async Task Again(Func<Task> work, Func<Task> wait, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try { await work(); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception error) { log.LogError(error, "The exchange with other nodes stumbled and goes on"); }
            try { await wait(); }
            catch (OperationCanceledException) { return; }
        }
    }
}

/// <summary>Rings after each commit; whether there was something to send is one look at an index.</summary>
public sealed class DispatchBell : SaveChangesInterceptor
{
    private readonly SemaphoreSlim rung = new(0, 1);

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData data, int result, CancellationToken cancel = default)
    {
        Ring();
        return ValueTask.FromResult(result);
    }

    public void Ring()
    {
        try { if (rung.CurrentCount == 0) rung.Release(); }
        catch (SemaphoreFullException) { }
    }

    public async Task Wait(TimeSpan atMost, CancellationToken cancel) => await rung.WaitAsync(atMost, cancel);
}
