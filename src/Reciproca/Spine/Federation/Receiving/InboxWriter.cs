using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Receiving;

/// <summary>
/// Commits what came to the inboxes before it is answered with 202. Those who come while one commit is under way share the next, so that a disk
/// which takes milliseconds for each does not set the pace.
/// </summary>
public sealed class InboxWriter(IServiceScopeFactory scopes, TimeProvider clock)
{
    private const int Together = 200;

    private readonly ConcurrentQueue<Waiting> queue = new();
    private readonly SemaphoreSlim gate = new(1, 1);

    private sealed record Waiting(Guid Key, string Order, ActivityArrived Arrived)
    {
        public TaskCompletionSource<bool> Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }

    /// <param name="order">What it is about: activities about one thing are done in the order in which they came.</param>
    /// <returns>Whether it is new.</returns>
    public async Task<bool> Write(string inbox, string activity, string order, ActivityArrived arrived)
    {
        var waiting = new Waiting(Received.Key(inbox, activity), order.Length > 300 ? order[..300] : order, arrived);
        queue.Enqueue(waiting);
        await gate.WaitAsync();
        try { while (!waiting.Done.Task.IsCompleted) await CommitSome(); }
        finally { gate.Release(); }
        return await waiting.Done.Task;
    }

    private async Task CommitSome()
    {
        var some = new List<Waiting>();
        while (some.Count < Together && queue.TryDequeue(out var next)) some.Add(next);
        try
        {
            var known = await Known(some);
            foreach (var waiting in some) waiting.Done.SetResult(!known.Contains(waiting.Key));
        }
        catch (Exception error)
        {
            foreach (var waiting in some) waiting.Done.TrySetException(error);
        }
    }

    private async Task<HashSet<Guid>> Known(List<Waiting> some)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var (keys, now) = (some.ConvertAll(w => w.Key), clock.GetUtcNow().UtcDateTime);
        var known = (await db.Set<Received>().Where(r => keys.Contains(r.Id)).Select(r => r.Id).ToListAsync()).ToHashSet();
        foreach (var waiting in some.Where(w => !known.Contains(w.Key)).DistinctBy(w => w.Key))
        {
            db.Add(new Received { Id = waiting.Key, At = now });
            Outbox.Add(db, waiting.Arrived, waiting.Order, now);
        }
        await db.SaveChangesAsync();
        return known;
    }
}

/// <summary>An activity that is its actor's and may be acted upon; committed before its sender was told so.</summary>
/// <param name="Body">As it was sent.</param>
/// <param name="Followers">What its server says of whom it counts among the actor's followers; null where it says nothing.</param>
public sealed record ActivityArrived(string Inbox, string Actor, string Body, string? Followers = null);
