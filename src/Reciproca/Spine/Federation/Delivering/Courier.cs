using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub;
using Reciproca.ActivityPub.Delivering;
using Reciproca.Spine.Federation.Actors;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Delivering;

/// <summary>
/// Carries what waits to the hosts it is for, several hosts at a time. One that cannot be reached is left alone for a while, longer each time, and
/// nothing that waits for it is tried meanwhile. Killed at any point, what was sent and not noted is sent again, which harms nobody.
/// </summary>
public sealed class Courier(IServiceScopeFactory scopes, Outside outside, ActorKeys keys, Addresses addresses, TimeProvider clock, ILogger<Courier> log)
{
    /// <summary>A host that has been away for so long is told no more; a node reads on by itself when it is back.</summary>
    public static readonly TimeSpan GiveUp = TimeSpan.FromDays(30);

    private const int Batch = 50, AtOnce = 8, HostsAtOnce = 8;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(10), Longest = TimeSpan.FromHours(6);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Sends all that is due; returns how much was sent or failed.</summary>
    public async Task<int> Drain(CancellationToken cancel = default)
    {
        var total = 0;
        while (await Round(cancel) is var done and > 0) total += done;
        return total;
    }

    private async Task<int> Round(CancellationToken cancel)
    {
        List<string> hosts;
        var now = Now;
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<AppDb>();
            hosts = await db.Set<Dispatch>().Where(d => d.DeadAt == null && d.DueAt <= now && !db.Set<RemoteHost>().Any(h => h.Host == d.Host && h.NotBefore > now))
                .Select(d => d.Host).Distinct().OrderBy(host => host).Take(HostsAtOnce).ToListAsync(cancel);
        }
        var sent = 0;
        await Parallel.ForEachAsync(hosts, cancel, async (host, stop) => Interlocked.Add(ref sent, await Serve(host, stop)));
        return sent;
    }

    private async Task<int> Serve(string host, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var now = Now;
        var batch = await db.Set<Dispatch>().AsNoTracking().Where(d => d.Host == host && d.DeadAt == null && d.DueAt <= now).OrderBy(d => d.DueAt).ThenBy(d => d.Id).Take(Batch).ToListAsync(cancel);
        var letters = await Write(scope.ServiceProvider, db, batch, cancel);
        var results = new List<(Letter Letter, DeliveryOutcome Outcome)>();
        foreach (var some in letters.Chunk(AtOnce))
        {
            results.AddRange(await Task.WhenAll(some.Select(async letter => (letter, await Post(letter, cancel)))));
            if (results.Exists(r => r.Outcome is RetryLater or Gone)) break;
        }
        await Note(db, host, results, cancel);
        return batch.Count;
    }

    private async Task<DeliveryOutcome> Post(Letter letter, CancellationToken cancel) => letter.Body is null ? new Accepted(0)
        : await outside.Delivery.Post(new Uri(letter.Dispatch.Inbox), letter.Body, (await keys.Of(letter.Dispatch.ActorId, letter.Actor)).Rsa, letter.Extra, cancel);

    private sealed record Letter(Dispatch Dispatch, string Actor, byte[]? Body, int Revision, bool Gone)
    {
        public IReadOnlyDictionary<string, string>? Extra { get; init; }
    }

    /// <summary>What each row says now: the record as it is at this moment, or that it is gone. Null where there is nothing to say any more.</summary>
    private async Task<List<Letter>> Write(IServiceProvider services, AppDb db, List<Dispatch> batch, CancellationToken cancel)
    {
        var ids = batch.Select(d => d.RecordId).OfType<Guid>().ToHashSet();
        var actors = batch.Select(d => d.ActorId).ToHashSet();
        var objects = await services.GetRequiredService<RecordObjects>().Read(ids, cancel);
        var shared = await db.Set<Shared>().AsNoTracking().Where(s => ids.Contains(s.RecordId)).ToDictionaryAsync(s => s.RecordId, cancel);
        var had = (await db.Set<Reached>().AsNoTracking().Where(r => ids.Contains(r.RecordId) && r.Host == batch[0].Host).Select(r => r.RecordId).ToListAsync(cancel)).ToHashSet();
        var names = await db.Set<Organisation>().Where(o => actors.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => addresses.Actor(o.ShortId), cancel);
        var followers = (await db.Set<Follower>().AsNoTracking().Where(f => f.Host == batch[0].Host && actors.Contains(f.OrganisationId)).Select(f => new { f.OrganisationId, f.Actor }).ToListAsync(cancel))
            .ToLookup(f => f.OrganisationId, f => f.Actor);
        var kinds = services.GetRequiredService<RecordKinds>();
        return batch.ConvertAll(dispatch =>
        {
            var actor = names.GetValueOrDefault(dispatch.ActorId, addresses.Node);
            if (dispatch.RecordId is not { } id) return new Letter(dispatch, actor, Encoding.UTF8.GetBytes(dispatch.Body!), 0, false);
            if (shared.GetValueOrDefault(id) is not { } share) return new Letter(dispatch, actor, null, 0, false);
            var revision = objects.TryGetValue(id, out var made) ? (int)made["rcp:revision"]! : share.Revision;
            var activity = made is not null ? Activities.About(had.Contains(id) ? "Update" : "Create", ForReader(made, dispatch), actor, revision)
                : Activities.About("Delete", Stone(share, dispatch, kinds[share.Kind].ActivityType), actor, revision);
            return new Letter(dispatch, actor, activity.WithContext().ToBytes(), revision, made is null) { Extra = Synchronization(actor, followers[dispatch.ActorId].ToList()) };
        });
    }

    /// <summary>Whom of that host we count among the followers of the actor, so that it can say where it knows better (FEP-8fcf).</summary>
    private static Dictionary<string, string>? Synchronization(string actor, List<string> followers) => followers.Count == 0 ? null
        : new() { [CollectionSynchronization.Header] = new CollectionSynchronization(actor + "/followers", actor + "/followers_synchronization", FollowerDigest.Of(followers)).ToString() };

    private static JsonObject ForReader(JsonObject made, Dispatch dispatch)
    {
        var copy = (JsonObject)made.DeepClone();
        return dispatch.Rich || (string?)made["type"] != "Proposal" ? copy : Companion.Of(copy);
    }

    private static JsonObject Stone(Shared share, Dispatch dispatch, string type) => dispatch.Rich || type != "Proposal"
        ? Activities.Tombstone(share.Uri, type, share.GoneAt ?? share.ChangedAt, share.Revision)
        : Activities.Tombstone(Companion.Uri(share.Uri), "Article", share.GoneAt ?? share.ChangedAt, share.Revision);

    private async Task Note(AppDb db, string host, List<(Letter Letter, DeliveryOutcome Outcome)> results, CancellationToken cancel)
    {
        var (now, state) = (Now, await db.Set<RemoteHost>().SingleOrDefaultAsync(h => h.Host == host, cancel));
        if (state is null) db.Add(state = new RemoteHost { Host = host });
        var taken = results.Where(r => r.Outcome is Accepted && r.Letter.Body is not null).Select(r => r.Letter).ToList();
        if (taken.Count > 0)
        {
            (state.FailingSince, state.Attempts, state.NotBefore, state.Error, state.SucceededAt) = (null, 0, default, null, now);
            state.Delivered += taken.Count;
            await Remember(db, host, taken, cancel);
        }
        foreach (var (letter, outcome) in results) await Refuse(db, letter.Dispatch, outcome, now, cancel);
        if (results.Select(r => r.Outcome).FirstOrDefault(o => o is RetryLater or Gone) is { } failure) await Fail(db, state, failure, now, cancel);
        await db.SaveChangesAsync(cancel);
        foreach (var (letter, outcome) in results.Where(r => r.Outcome is Accepted))
            await db.Set<Dispatch>().Where(d => d.Id == letter.Dispatch.Id && d.Revision <= letter.Dispatch.Revision).ExecuteDeleteAsync(cancel);
    }

    private async Task Remember(AppDb db, string host, List<Letter> taken, CancellationToken cancel)
    {
        var about = taken.Where(l => l.Dispatch.RecordId is not null).ToList();
        var ids = about.Select(l => l.Dispatch.RecordId!.Value).ToHashSet();
        var known = await db.Set<Reached>().Where(r => r.Host == host && ids.Contains(r.RecordId)).ToDictionaryAsync(r => r.RecordId, cancel);
        foreach (var letter in about)
        {
            var id = letter.Dispatch.RecordId!.Value;
            if (letter.Gone) { if (known.Remove(id, out var over)) db.Remove(over); continue; }
            if (!known.TryGetValue(id, out var reached)) db.Add(known[id] = reached = new Reached { RecordId = id, Host = host });
            (reached.Inbox, reached.Rich, reached.Revision, reached.At) = (letter.Dispatch.Inbox, letter.Dispatch.Rich, letter.Revision, Now);
        }
    }

    /// <summary>One message that the host will not have waits alone; the others go on.</summary>
    private async Task Refuse(AppDb db, Dispatch dispatch, DeliveryOutcome outcome, DateTime now, CancellationToken cancel)
    {
        if (outcome is not Refused refused) return;
        var (attempts, dead) = (dispatch.Attempts + 1, now - dispatch.At > GiveUp);
        var (due, reason) = (now + Delay(attempts), Short(refused.Reason));
        log.LogInformation("{Host} refused {Key}: {Reason}", dispatch.Host, dispatch.Key, reason);
        await db.Set<Dispatch>().Where(d => d.Id == dispatch.Id).ExecuteUpdateAsync(set => set.SetProperty(d => d.Attempts, attempts).SetProperty(d => d.DueAt, due)
            .SetProperty(d => d.Error, reason).SetProperty(d => d.DeadAt, dead ? now : null), cancel);
    }

    private static async Task Fail(AppDb db, RemoteHost state, DeliveryOutcome failure, DateTime now, CancellationToken cancel)
    {
        state.FailingSince ??= now;
        state.Attempts++;
        state.Error = failure is RetryLater later ? Short(later.Reason) : "410";
        state.NotBefore = failure is RetryLater { NotBefore: { } asked } ? asked.UtcDateTime : now + Delay(state.Attempts);
        if (now - state.FailingSince < GiveUp) return;
        state.GivenUp += await db.Set<Dispatch>().Where(d => d.Host == state.Host).ExecuteDeleteAsync(cancel);
        state.GivenUpAt = now;
    }

    public static TimeSpan Delay(int attempts) => attempts >= 13 ? Longest : TimeSpan.FromTicks(Math.Min(Longest.Ticks, First.Ticks << (attempts - 1)));

    private static string Short(string reason) => reason.Length > 500 ? reason[..500] : reason;
}
