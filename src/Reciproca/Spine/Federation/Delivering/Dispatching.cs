using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Delivering;

/// <summary>Puts what is to be sent into the queue, within the unit of work that causes it: committed with it or not at all.</summary>
public sealed class Dispatching(AppDb db, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>One row for each inbox and record: what waits already is only told which revision it is about now.</summary>
    public async Task Queue(IReadOnlyList<Dispatch> wanted, CancellationToken cancel)
    {
        var keys = wanted.Select(d => d.Key).ToHashSet();
        var waiting = await db.Set<Dispatch>().Where(d => keys.Contains(d.Key)).ToDictionaryAsync(d => (d.Inbox, d.Key), cancel);
        foreach (var dispatch in wanted)
            if (waiting.TryGetValue((dispatch.Inbox, dispatch.Key), out var row)) (row.Revision, row.DueAt, row.Attempts, row.Error, row.DeadAt) = (dispatch.Revision, Now, 0, null, null);
            else Add(dispatch);
    }

    /// <summary>An activity that is not about a public record, written once and sent as it is.</summary>
    public void Send(string inbox, Guid actor, string activityId, byte[] body) =>
        Add(new Dispatch { Host = Addresses.HostOf(inbox), Inbox = inbox, ActorId = actor, Key = activityId, Body = System.Text.Encoding.UTF8.GetString(body), Rich = true });

    /// <summary>The same, where only the newest counts: what waits under this key still is said in its newest words instead.</summary>
    public async Task SendNewest(string inbox, Guid actor, string key, int revision, byte[] body, CancellationToken cancel)
    {
        var text = System.Text.Encoding.UTF8.GetString(body);
        if (await db.Set<Dispatch>().SingleOrDefaultAsync(d => d.Inbox == inbox && d.Key == key, cancel) is { } waiting)
            (waiting.ActorId, waiting.Body, waiting.Revision, waiting.DueAt, waiting.Attempts, waiting.Error, waiting.DeadAt) = (actor, text, revision, Now, 0, null, null);
        else Add(new Dispatch { Host = Addresses.HostOf(inbox), Inbox = inbox, ActorId = actor, Key = key, Revision = revision, Body = text, Rich = true });
    }

    private void Add(Dispatch dispatch)
    {
        (dispatch.Id, dispatch.At, dispatch.DueAt) = (Guid.CreateVersion7(Now), Now, Now);
        db.Add(dispatch);
    }
}
