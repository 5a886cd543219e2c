namespace Reciproca.Spine.Search.Embeddings;

/// <summary>Keeps vectors up to date while the node runs; ends at once where there is no model.</summary>
public sealed class VectorWorker(VectorKeeper keeper, ILogger<VectorWorker> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            if (!keeper.Load()) return;
            await keeper.Sweep(stop);
            while (await keeper.Wanted(stop)) await keeper.Drain(stop);
        }
        catch (OperationCanceledException) { /* the node stops */ }
        catch (Exception error) { log.LogError(error, "Computing vectors has stopped; search goes on with those there are"); }
    }
}
