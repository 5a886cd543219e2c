using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Spine.Messages;

/// <summary>Keeps both lanes of the pump going while the node runs, and plants the rows of scheduled work at start-up.</summary>
public sealed class MessageWorker(MessagePump pump, MessageBell bell, IServiceScopeFactory scopes, ReactionTable reactions, TimeProvider clock, ILogger<MessageWorker> log)
    : BackgroundService
{
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(200);

    protected override async Task ExecuteAsync(CancellationToken stop)
    {
        await pump.TakeBack(stop);
        await Plant(scopes, reactions, clock, stop);
        await Task.WhenAll(Keep(Lane.AtOnce, stop), Keep(Lane.Beside, stop));
    }

    private async Task Keep(Lane lane, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try { await pump.Drain(stop, lane); }
            catch (OperationCanceledException) when (stop.IsCancellationRequested) { return; }
            catch (Exception error) { log.LogError(error, "The message pump stumbled and goes on"); }
            // every reaction that ends at once rings too: work beside is looked for a few times a second, not thousands
            if (lane == Lane.Beside) await Task.Delay(Breath, stop);
            await bell.Wait(TimeSpan.FromSeconds(2), stop);
        }
    }

    public static async Task Plant(IServiceScopeFactory scopes, ReactionTable reactions, TimeProvider clock, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = clock.GetUtcNow().UtcDateTime;
        var planted = await db.Set<Message>().Where(m => m.Key == "schedule").Select(m => m.Reaction).ToListAsync(stop);
        foreach (var work in reactions.Schedule.Where(s => !planted.Contains(s.Reaction)))
            db.Add(new Message { Id = Guid.CreateVersion7(), Reaction = work.Reaction, Key = "schedule", Body = JsonSerializer.Serialize(new Tick(now)), At = now, DueAt = now });
        await db.SaveChangesAsync(stop);
    }
}
