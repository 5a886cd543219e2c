using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Receiving;

/// <summary>Fetches who is behind an actor's address and keeps where they can be written to.</summary>
public sealed class RemoteActors(AppDb db, Outside outside, TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(1);

    /// <summary>Null when it cannot be had now.</summary>
    public async Task<RemoteActor?> Find(string uri, CancellationToken cancel = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var known = await db.Set<RemoteActor>().SingleOrDefaultAsync(a => a.Uri == uri, cancel);
        if (known is not null && now - known.FetchedAt < Fresh) return known;
        var fetched = await (await outside.Fetcher).GetObject(uri, outside.Budget(), cancel);
        if (fetched.Node is not { } actor || Read(actor) is not { } read) return known;
        if (known is null) { read.Id = Guid.CreateVersion7(now); db.Add(known = read); }
        (known.Name, known.Inbox, known.SharedInbox, known.ReadsProposals, known.FetchedAt) = (read.Name, read.Inbox, read.SharedInbox, read.ReadsProposals, now);
        return known;
    }

    private static RemoteActor? Read(LdNode actor)
    {
        if (actor.Reference(As.Inbox) is not { Length: <= 1000 } inbox || !Origins.Same(inbox, actor.Id!)) return null;
        var shared = actor.Node(As.Endpoints)?.Reference(As.SharedInbox);
        var implements = (actor.Node(As.Generator)?.References(Security.Implements) ?? []).Concat(actor.References(Security.Implements)).ToList();
        return new RemoteActor
        {
            Uri = actor.Id!, Name = (actor.Text(As.Name) ?? actor.Text(As.PreferredUsername) ?? "") is var name && name.Length > 300 ? name[..300] : name.Replace("\0", ""),
            Inbox = inbox, SharedInbox = shared is { Length: <= 1000 } && Origins.Same(shared, actor.Id!) ? shared : inbox,
            ReadsProposals = implements.Exists(i => i == Vf.Proposal || i == Rcp.Capability),
        };
    }
}
