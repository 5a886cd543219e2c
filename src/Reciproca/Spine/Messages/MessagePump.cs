using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Spine.Messages;

/// <summary>
/// Takes due messages under a lease, runs their reaction and saves its effect together with the message's end.
/// Killed at any point, the next start takes the message back and does it again.
/// </summary>
public sealed class MessagePump(IServiceScopeFactory scopes, ReactionTable reactions, TimeProvider clock, ILogger<MessagePump> log)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(2);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Does everything that is due now, and what follows from it; returns how many were done or failed.</summary>
    public async Task<int> Drain(CancellationToken cancel = default, Lane lane = Lane.All)
    {
        var total = 0;
        while (await RunOnce(lane, cancel) is var done and > 0) total += done;
        return total;
    }

    /// <summary>Frees what a process that is gone had begun. One node runs on its data: the lock of the index says so.</summary>
    public async Task TakeBack(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AppDb>().Set<Message>().Where(m => m.LeasedUntil != null)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, (DateTime?)null), cancel);
    }

    /// <summary>Takes one batch of one reaction; 0 when nothing is due.</summary>
    private async Task<int> RunOnce(Lane lane, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var batch = await Claim(db, lane, cancel);
        if (batch.Count == 0) return 0;
        try { await React(scope.ServiceProvider, db, batch, cancel); }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested) { throw; }
        catch (Exception error) { await Failed(batch, error, cancel); }
        return batch.Count;
    }

    private async Task React(IServiceProvider services, AppDb db, List<Message> batch, CancellationToken cancel)
    {
        var reaction = reactions.Named(batch[0].Reaction) ?? throw new InvalidOperationException($"No reaction is called {batch[0].Reaction}");
        var handler = ActivatorUtilities.GetServiceOrCreateInstance(services, reaction.Type);
        await reaction.Run(handler, [.. batch.Select(m => m.Body)], cancel);
        foreach (var message in batch) EndOrRepeat(db, message);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>Scheduled work is one row that moves forward in time; everything else is done and gone.</summary>
    private void EndOrRepeat(AppDb db, Message message)
    {
        if (reactions.Schedule.FirstOrDefault(s => s.Reaction == message.Reaction) is not { } scheduled) { db.Remove(message); return; }
        db.Attach(message);
        message.DueAt = message.DueAt + scheduled.Interval > Now ? message.DueAt + scheduled.Interval : Now + scheduled.Interval;
        (message.Body, message.LeasedUntil, message.Attempts, message.Error) =
            (System.Text.Json.JsonSerializer.Serialize(new Tick(message.DueAt)), null, 0, null);
    }

    private async Task<List<Message>> Claim(AppDb db, Lane lane, CancellationToken cancel)
    {
        var now = Now;
        var messages = db.Set<Message>();
        var first = await In(lane, Free(messages, now)).OrderBy(m => m.DueAt).ThenBy(m => m.Id).AsNoTracking().FirstOrDefaultAsync(cancel);
        if (first is null) return [];
        var size = reactions.Named(first.Reaction)?.Batch ?? 1;
        var candidates = size == 1 ? [first] : await Free(messages, now).Where(m => m.Reaction == first.Reaction)
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(size).AsNoTracking().ToListAsync(cancel);
        var ids = candidates.ConvertAll(m => m.Id);
        var taken = await messages.Where(m => ids.Contains(m.Id) && (m.LeasedUntil == null || m.LeasedUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, now + Lease), cancel);
        // known here too, or giving the lease back would look like no change
        foreach (var message in candidates) message.LeasedUntil = now + Lease;
        return taken == ids.Count ? candidates : [];
    }

    /// <summary>Due, alive, not at work, and nothing older of the same reaction and key still waiting.</summary>
    private static IQueryable<Message> Free(DbSet<Message> messages, DateTime now) => messages.Where(m =>
        m.DeadAt == null && m.DueAt <= now && (m.LeasedUntil == null || m.LeasedUntil < now)
        && !messages.Any(older => older.Reaction == m.Reaction && older.Key == m.Key && older.DeadAt == null && older.At < m.At));

    private IQueryable<Message> In(Lane lane, IQueryable<Message> messages) => lane switch
    {
        Lane.AtOnce => messages.Where(m => !reactions.DoneBeside.Contains(m.Reaction)),
        Lane.Beside => messages.Where(m => reactions.DoneBeside.Contains(m.Reaction)),
        _ => messages,
    };

    private async Task Failed(List<Message> batch, Exception error, CancellationToken cancel)
    {
        log.LogWarning(error, "{Reaction} failed for {Count} message(s)", batch[0].Reaction, batch.Count);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        foreach (var message in batch)
        {
            db.Attach(message);
            Retry.Postpone(message, error, Now);
        }
        await db.SaveChangesAsync(cancel);
    }
}
