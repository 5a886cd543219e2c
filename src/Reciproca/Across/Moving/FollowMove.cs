using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation.Moving;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Moving;

/// <summary>After a record has come to a new steward: the conversations about it are the new steward's.</summary>
public sealed class MoveConversations(AppDb db) : IReaction<RecordMoved>
{
    public async Task React(RecordMoved moved, CancellationToken cancel)
    {
        foreach (var conversation in await db.Set<Conversation>().Where(c => c.RecordId == moved.RecordId && c.HostId == moved.From && c.GuestId != moved.To).ToListAsync(cancel)) conversation.HostId = moved.To;
    }
}

/// <summary>After an organisation has moved: its profile here is of the past, and its people know where it went.</summary>
public sealed class TellOfMove(AppDb db, RecordStore store, Bell bell) : IReaction<OrganisationMoved>
{
    public async Task React(OrganisationMoved moved, CancellationToken cancel)
    {
        var (from, to) = (await db.Set<Organisation>().SingleAsync(o => o.Id == moved.From, cancel), await db.Set<Organisation>().SingleAsync(o => o.Id == moved.To, cancel));
        await bell.Ring(moved.From, new Told($"move:{moved.From:N}", "notice.moved", $"/organisations/{to.ShortId}", from.Name));
        if (await store.Open(from.Id) is not { Stage: Stage.Published } profile) return;
        profile.Archive();
        if (profile.Origin is null) await store.Enter(profile, await store.Body(profile));
        else store.Copy(profile);
    }
}
