using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.Discovery;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Moving;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Actors;

/// <summary>Who speaks from this node: the node itself and each of its organisations, with the keys that prove it. Anybody may fetch them unsigned.</summary>
public sealed class ActorDocuments(AppDb db, ActorKeys keys, RecordObjects objects, Addresses addresses, NodeSettings node)
{
    public async Task<JsonObject> OfNode()
    {
        var made = new JsonObject
        {
            ["id"] = addresses.Node, ["type"] = "Application", ["name"] = node.Name, ["preferredUsername"] = "node", ["url"] = addresses.Home + "/",
            ["inbox"] = addresses.Inbox, ["outbox"] = addresses.Node + "/outbox", ["endpoints"] = new JsonObject { ["sharedInbox"] = addresses.Inbox },
            ["implements"] = new JsonArray(Vf.Proposal, Rcp.Capability), ["rcp:records"] = Reference(addresses.Records), ["rcp:digest"] = Reference(addresses.Digest),
        };
        return WithKeys(made, await keys.Of(ActorKeys.Node, addresses.Node), addresses.Node);
    }

    /// <summary>Null for nobody of ours. One that nobody has verified yet has no voice outside.</summary>
    public async Task<JsonObject?> OfOrganisation(string shortId, CancellationToken cancel)
    {
        if (await Find(shortId, cancel) is not { } organisation) return null;
        var uri = addresses.Actor(shortId);
        var made = (await objects.Read([organisation.Id], cancel)).GetValueOrDefault(organisation.Id) ?? new JsonObject { ["id"] = uri, ["name"] = organisation.Name };
        if (made["type"] is null) objects.Describe(made, organisation, uri);
        made["implements"] = new JsonArray(Vf.Proposal, Rcp.Capability);
        if (await db.Set<Alias>().Where(a => a.OrganisationId == organisation.Id).Select(a => a.Uri).ToListAsync(cancel) is { Count: > 0 } aliases) made["alsoKnownAs"] = new JsonArray([.. aliases.Select(a => (JsonNode)a)]);
        if (await db.Set<Departure>().Where(d => d.OrganisationId == organisation.Id).Select(d => d.Target).SingleOrDefaultAsync(cancel) is { } target) made["movedTo"] = target;
        made["webfinger"] = $"{shortId}@{addresses.Host}";
        return WithKeys(made, await keys.Of(organisation.Id, uri), uri);
    }

    public Task<Organisation?> Find(string shortId, CancellationToken cancel) =>
        db.Set<Organisation>().AsNoTracking().SingleOrDefaultAsync(o => o.ShortId == shortId && o.Origin == null && o.VerifiedAt != null, cancel);

    public WebFingerAddress AddressOf(string name) => new(name, addresses.Host);

    private static JsonObject Reference(string uri) => new() { ["id"] = uri };

    private static JsonObject WithKeys(JsonObject made, KeyPair pair, string owner)
    {
        made["publicKey"] = new JsonObject { ["id"] = pair.Rsa.Id, ["owner"] = owner, ["publicKeyPem"] = pair.Rsa.Public.Pem };
        made["assertionMethod"] = new JsonArray(new JsonObject { ["id"] = pair.Edwards.Id, ["type"] = "Multikey", ["controller"] = owner, ["publicKeyMultibase"] = pair.Edwards.Public.Multibase });
        var whole = made.WithContext();
        var context = (JsonArray)whole["@context"]!;
        foreach (var more in new[] { Contexts.Security, Contexts.Did, Contexts.Multikey }.Reverse()) context.Insert(1, more);
        return whole;
    }
}
