using System.Runtime;

namespace Reciproca.Operate;

/// <summary>
/// Gives memory back to the machine once a node has started and whenever it has had nothing to do for a while: reading the vocabulary, the lexicon
/// and the model of the database leaves three times of what stays.
/// </summary>
public sealed class Rest(IHostApplicationLifetime life, TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan AfterStart = TimeSpan.FromSeconds(1), Look = TimeSpan.FromMinutes(5);
    private const long WorthIt = 24 * 1024 * 1024;

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        var started = new TaskCompletionSource();
        await using var _ = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stop);
        await Task.Delay(AfterStart, clock, stop);
        for (var before = -1L; !stop.IsCancellationRequested; await Task.Delay(Look, clock, stop))
        {
            var now = GC.GetTotalAllocatedBytes();
            if (before < 0 || now - before < WorthIt) GiveBack();
            before = now;
        }
    }

    private static void GiveBack()
    {
        GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
