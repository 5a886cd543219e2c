using System.Text;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.Json;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Messages;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Incoming;

/// <summary>After an activity was taken in: hands it to the class for its type.</summary>
public sealed class ActOnActivity(AppDb db, IServiceProvider services, Refusals refusals, TimeProvider clock) : IReaction<ActivityArrived>
{
    private static readonly Dictionary<string, Type> Classes = new()
    {
        [As.Create] = typeof(KeepRecord), [As.Update] = typeof(KeepRecord), [As.Delete] = typeof(TakeBack), [As.Follow] = typeof(BeFollowed), [As.Undo] = typeof(Undo),
        [As.Accept] = typeof(BeAccepted), [As.Reject] = typeof(BeRejected), [As.Offer] = typeof(BeOffered), [As.Move] = typeof(BeMoved),
    };

    public async Task React(ActivityArrived message, CancellationToken cancel)
    {
        if (!BoundedJson.TryParse(Encoding.UTF8.GetBytes(message.Body), out var json)) return;
        var (activity, host) = (Expander.Expand(json).Root, Addresses.HostOf(message.Actor));
        var peer = await db.Set<Peer>().SingleOrDefaultAsync(p => p.Host == host, cancel);
        if (peer is not null) peer.ReceivedAt = clock.GetUtcNow().UtcDateTime;
        var type = activity.Types.FirstOrDefault(Classes.ContainsKey);
        var reason = type is null ? "Unknown" : await Take(Classes[type], new(activity, message.Actor, host, peer), cancel);
        if (message.Followers is { } stated) Outbox.Add(db, new FollowersStated(message.Actor, stated), message.Actor.Length > 300 ? message.Actor[..300] : message.Actor, clock.GetUtcNow().UtcDateTime);
        if (reason is not null) refusals.Note(host, StatusCodes.Status202Accepted, "NothingDone", $"{reason} {activity.Types[0]} {activity.Reference(As.Object)}");
    }

    private async Task<string?> Take(Type type, Arrived arrived, CancellationToken cancel)
    {
        try { return await ((IIncoming)ActivatorUtilities.CreateInstance(services, type)).Take(arrived, cancel); }
        catch (UnfitRecordException unfit)
        {
            // what was begun before the fault was found is not kept
            db.ChangeTracker.Clear();
            return unfit.Message;
        }
    }
}

/// <summary>A server says whom of ours it counts among the followers of its actor (FEP-8fcf); whoever keeps what we follow compares.</summary>
/// <param name="Header">The value of the header, which the actor has signed.</param>
public sealed record FollowersStated(string Actor, string Header);
