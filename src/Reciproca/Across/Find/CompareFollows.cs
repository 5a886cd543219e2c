using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Incoming;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Find;

/// <summary>
/// Holds what a server says of our follows against what we know (FEP-8fcf): one that it does not know is asked for again, one that we do not want
/// is taken back. A Follow or Undo may have got lost, or either side may have gone back to a backup.
/// </summary>
public sealed class CompareFollows(AppDb db, Outside outside, Dispatching dispatching, Addresses addresses, TimeProvider clock) : IReaction<FollowersStated>
{
    private const int MostTakenBack = 100;

    public async Task React(FollowersStated stated, CancellationToken cancel)
    {
        var follows = await db.Set<CityFollow>().Where(f => f.RefusedAt == null && db.Set<Organisation>().Any(o => o.Id == f.FollowedId && o.Uri == stated.Actor)).ToListAsync(cancel);
        var ids = follows.ConvertAll(f => f.OrganisationId);
        var names = await db.Set<Organisation>().Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => addresses.Actor(o.ShortId), cancel);
        var agreed = follows.Where(f => f.AcceptedAt is not null).Select(f => names[f.OrganisationId]).ToHashSet();
        if (CollectionSynchronization.Read(stated.Header) is not { } said || said.Digest == FollowerDigest.Of(agreed)) return;
        if (await outside.Elsewhere(stated.Actor, cancel) is not { } actor || actor.Reference(As.Inbox) is not { } inbox || actor.Reference(As.Followers) is not { } collection) return;
        if (!CollectionSynchronization.TryRead(stated.Header, collection, out said) || await outside.Elsewhere(said.Part, cancel) is not { } part) return;
        var theirs = part.References(As.Items).ToHashSet();
        foreach (var lost in follows.Where(f => f.AcceptedAt is not null && !theirs.Contains(names[f.OrganisationId]))) AskAgain(lost, names[lost.OrganisationId], stated.Actor, inbox);
        foreach (var unwanted in theirs.Except(names.Values).Take(MostTakenBack)) await TakeBack(unwanted, stated.Actor, inbox, cancel);
    }

    private void AskAgain(CityFollow follow, string me, string actor, string inbox)
    {
        // under the id that they have had already it would be passed over
        (follow.AcceptedAt, follow.Follow) = (null, $"{me}#follow-{Guid.CreateVersion7(clock.GetUtcNow()):N}");
        dispatching.Send(inbox, follow.OrganisationId, follow.Follow, Activities.To("Follow", follow.Follow, me, actor, actor).WithContext().ToBytes());
    }

    private async Task TakeBack(string me, string actor, string inbox, CancellationToken cancel)
    {
        if (addresses.ShortIdOf(me) is not { } shortId || await db.Set<Organisation>().SingleOrDefaultAsync(o => o.ShortId == shortId && o.Origin == null, cancel) is not { } ours) return;
        var id = $"{me}#unfollow-{Guid.CreateVersion7(clock.GetUtcNow()):N}";
        var undo = Activities.To("Undo", id, me, actor, new JsonObject { ["type"] = "Follow", ["actor"] = me, ["object"] = actor });
        dispatching.Send(inbox, ours.Id, id, undo.WithContext().ToBytes());
    }
}
