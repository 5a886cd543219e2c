using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Together;

/// <summary>One of our organisations says something to one of another node, and to nobody else. The same thing is queued once.</summary>
public sealed class Speaking(AppDb db, RemoteActors actors, Dispatching dispatching, Addresses addresses)
{
    /// <exception cref="InvalidOperationException">It cannot be found now; whoever reacts is asked again later.</exception>
    public async Task Say(string type, string id, Organisation from, Organisation to, JsonNode thing, string words, CancellationToken cancel)
    {
        var inbox = await InboxOf(to, cancel) ?? throw new InvalidOperationException($"{to.Uri} cannot be fetched now");
        var activity = Activities.To(type, id, addresses.Actor(from.ShortId), to.Uri!, thing);
        if (words.Length > 0) activity["content"] = words;
        if (!await db.Set<Dispatch>().AnyAsync(d => d.Inbox == inbox && d.Key == id, cancel)) dispatching.Send(inbox, from.Id, id, activity.WithContext().ToBytes());
    }

    /// <summary>Null where it cannot be found now.</summary>
    public async Task<string?> InboxOf(Organisation to, CancellationToken cancel)
    {
        if (to.Uri is null) return null;
        var host = Addresses.HostOf(to.Uri);
        return await db.Set<Peer>().Where(p => p.Host == host && p.IsNode).Select(p => p.Inbox).SingleOrDefaultAsync(cancel) ?? (await actors.Find(to.Uri, cancel))?.Inbox;
    }
}
