namespace Reciproca.Spine.Search;

/// <summary>Builds the index anew at start-up where it is missing, broken or of another version, and whenever an operator asks.</summary>
public sealed class IndexKeeper(RecordIndex index, IServiceScopeFactory scopes, ILogger<IndexKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    /// <summary>Whole and as of now: one that is at work already is waited for.</summary>
    public async Task Rebuild(CancellationToken cancel = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        while (!await index.Rebuild(scope.ServiceProvider.GetRequiredService<RecordReading>().All(cancel))) await Task.Delay(Patience, cancel);
    }

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        if (!index.NeedsRebuild) return;
        await Task.Yield();
        try { await Rebuild(stop); }
        catch (Exception error) when (!stop.IsCancellationRequested) { log.LogError(error, "The index could not be rebuilt; it holds what has been saved since the start"); }
    }
}
