using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation;

/// <summary>
/// What two cities of two nodes say to each other about a need or an offer, in the words of FEP-0837: Offer of an Agreement, Accept or Reject, and a
/// confirmation. Addressed to the other alone, and committed with what it follows from; the same one is never queued twice.
/// </summary>
public sealed class RemoteAgreements(AppDb db, Dispatching dispatching, RemoteActors actors, Addresses addresses)
{
    /// <summary>One of ours can help with a record of another node.</summary>
    /// <param name="key">What it follows from, so that it has the same id however often it is tried.</param>
    /// <returns>The id of the Offer; null when the other side cannot be found now.</returns>
    public async Task<string?> Offer(Organisation from, Record about, string words, Record? with, Guid key, CancellationToken cancel)
    {
        var offer = $"{addresses.Actor(from.ShortId)}#offer-{key:N}";
        var agreement = Agreement(about.Uri!);
        if (with is not null) agreement["rcp:with"] = new JsonObject { ["id"] = addresses.Of(with) };
        return await Say("Offer", offer, from, about.Steward, agreement, words.Length > 0 ? new() { ["content"] = words } : [], cancel) ? offer : null;
    }

    /// <summary>One of ours takes up what was offered to it.</summary>
    public Task<bool> Accept(string offer, Organisation from, Organisation to, Record about, Guid key, CancellationToken cancel)
    {
        var made = Agreement(addresses.Of(about));
        made["id"] = AgreementOf(from, key);
        made["attributedTo"] = addresses.Actor(from.ShortId);
        made["stipulates"]!["id"] = $"{AgreementOf(from, key)}-primary";
        return Say("Accept", $"{addresses.Actor(from.ShortId)}#accept-{key:N}", from, to, offer, new() { ["result"] = made }, cancel);
    }

    public Task<bool> Reject(string offer, Organisation from, Organisation to, string reason, Guid key, CancellationToken cancel) =>
        Say("Reject", $"{addresses.Actor(from.ShortId)}#reject-{key:N}", from, to, offer, reason.Length > 0 ? new() { ["content"] = reason } : [], cancel);

    /// <summary>We know of the agreement: its other party has the answer in hand.</summary>
    public Task<bool> Confirm(string agreement, Organisation from, Organisation to, Guid key, CancellationToken cancel)
    {
        var actor = addresses.Actor(from.ShortId);
        var confirmation = new JsonObject { ["id"] = $"{actor}#confirmation-{key:N}", ["type"] = "Document", ["attributedTo"] = actor, ["to"] = new JsonArray(to.Uri), ["context"] = agreement };
        return Say("Create", $"{actor}#confirm-{key:N}", from, to, confirmation, [], cancel);
    }

    /// <summary>The id of the agreement that one of ours makes by accepting.</summary>
    internal string AgreementOf(Organisation host, Guid key) => $"{addresses.Actor(host.ShortId)}#agreement-{key:N}";

    /// <summary>Of one exchange, as the intent has it: quantities must match.</summary>
    internal static JsonObject Agreement(string record) => new()
    {
        ["type"] = "Agreement",
        ["stipulates"] = new JsonObject
        {
            ["type"] = "Commitment", ["satisfies"] = $"{record}#primary",
            ["resourceQuantity"] = new JsonObject { ["type"] = "Measure", ["hasUnit"] = "one", ["hasNumericalValue"] = "1" },
        },
    };

    private async Task<bool> Say(string type, string id, Organisation from, Organisation to, JsonNode about, JsonObject more, CancellationToken cancel)
    {
        if (await InboxOf(to, cancel) is not { } inbox) return false;
        var activity = Activities.To(type, id, addresses.Actor(from.ShortId), to.Uri!, about);
        foreach (var (name, value) in more.ToList()) { more.Remove(name); activity[name] = value; }
        if (!await db.Set<Dispatch>().AnyAsync(d => d.Inbox == inbox && d.Key == id, cancel)) dispatching.Send(inbox, from.Id, id, activity.WithContext().ToBytes());
        return true;
    }

    private async Task<string?> InboxOf(Organisation to, CancellationToken cancel)
    {
        if (to.Uri is null) return null;
        var host = Addresses.HostOf(to.Uri);
        return await db.Set<Peer>().Where(p => p.Host == host && p.IsNode).Select(p => p.Inbox).SingleOrDefaultAsync(cancel) ?? (await actors.Find(to.Uri, cancel))?.Inbox;
    }
}
