using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Reciproca.Spine.Messages;

/// <summary>Rings after a commit that held a message, so that the worker need not look every moment.</summary>
public sealed class MessageBell : SaveChangesInterceptor
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

    public async Task Wait(TimeSpan atMost, CancellationToken cancel)
    {
        try { await rung.WaitAsync(atMost, cancel); }
        catch (OperationCanceledException) { }
    }
}
