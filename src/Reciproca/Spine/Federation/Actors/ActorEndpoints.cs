using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.Discovery;
using Reciproca.ActivityPub.Fetching;
using Reciproca.Spine.Federation.Moving;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Actors;

/// <summary>What anybody may read of this node as ActivityPub: who it is, who is on it, what they publish.</summary>
public sealed class ActorEndpoints(AppDb db, ActorDocuments documents, RecordObjects objects, RecordKinds kinds, Addresses addresses, NodeSettings node, PeerBook book, TimeProvider clock)
{
    private const int OutboxPage = 20;

    public async Task<IResult> WebFinger(HttpContext http, string? resource)
    {
        http.Response.Headers.AccessControlAllowOrigin = "*";
        if (WebFingerQuestion.Read(resource) is not { } question) return Results.StatusCode(StatusCodes.Status400BadRequest);
        if (question.Address?.User == "node" || question.Uri?.AbsoluteUri.TrimEnd('/') == addresses.Home || question.Uri?.AbsoluteUri == addresses.Node)
            return Results.Bytes(WebFingerDocument.ForNode(addresses.Home, addresses.Node).ToJson(), MediaTypes.WebFinger);
        var shortId = question.Address is { } address ? (address.Host == addresses.Host ? address.User : null) : addresses.ShortIdOf(question.Uri!.AbsoluteUri);
        return shortId is not null && await documents.Find(shortId, http.RequestAborted) is { } organisation
            ? Results.Bytes(WebFingerDocument.ForActor(documents.AddressOf(organisation.ShortId), addresses.Actor(shortId), addresses.Actor(shortId)).ToJson(), MediaTypes.WebFinger)
            : Results.StatusCode(StatusCodes.Status404NotFound);
    }

    public IResult NodeInfoLinks() => Results.Bytes(NodeInfoDocument.LinkTo(addresses.Home + "/nodeinfo/2.1"), MediaTypes.WebFinger);

    public async Task<IResult> NodeInfo(HttpContext http) => Results.Bytes(new NodeInfoDocument
    {
        Software = "reciproca", Version = typeof(Node).Assembly.GetName().Version?.ToString(3) ?? "0", Users = await db.Users.CountAsync(http.RequestAborted),
        LocalPosts = await db.Set<Shared>().CountAsync(s => s.GoneAt == null, http.RequestAborted),
        Metadata = new Dictionary<string, JsonNode?> { ["nodeName"] = node.Name, ["federation"] = node.Federation.Mode.ToString(), ["implements"] = new JsonArray(Rcp.Capability) },
    }.ToJson(), MediaTypes.NodeInfo);

    public async Task<IResult> OfNode() => Json(await documents.OfNode());

    /// <summary>A record by its page's address, when asked for as an activity; what was public once and is not any more is gone.</summary>
    public async Task<IResult> Record(HttpContext http, string kind, string id)
    {
        if (kinds.ByPath(kind) is not { } found) return Results.StatusCode(StatusCodes.Status404NotFound);
        if (kind == Addresses.Organisations && await documents.OfOrganisation(id, http.RequestAborted) is { } actor) return Json(actor);
        var record = await db.Set<Record>().AsNoTracking().SingleOrDefaultAsync(r => r.ShortId == id && r.Kind == found.Name, http.RequestAborted);
        // of a copy the original speaks; what stood here and has moved does so for good
        if (record?.Uri is { } origin && record.Audience == Audience.Public)
        {
            http.Response.Headers.CacheControl = "no-cache";
            var moved = await LeadOn.Target(db, addresses.Home + $"/{kind}/{id}", id, http.RequestAborted) is not null;
            return Results.Redirect(origin, moved, moved);
        }
        return await Own(http, found.Name, addresses.Home + $"/{kind}/{id}", companion: false);
    }

    public Task<IResult> Article(HttpContext http, string kind, string id) => kinds.ByPath(kind) is { ActivityType: "Proposal" } found
        ? Own(http, found.Name, addresses.Home + $"/{kind}/{id}", companion: true) : Task.FromResult(Results.StatusCode(StatusCodes.Status404NotFound));

    private async Task<IResult> Own(HttpContext http, string kind, string uri, bool companion)
    {
        if (await db.Set<Shared>().AsNoTracking().SingleOrDefaultAsync(s => s.Uri == uri, http.RequestAborted) is not { } shared) return Results.StatusCode(StatusCodes.Status404NotFound);
        if ((await objects.Read([shared.RecordId], http.RequestAborted)).GetValueOrDefault(shared.RecordId) is { } made)
        {
            await Remember(http, shared);
            return Json((companion ? Companion.Of(made) : made).WithContext());
        }
        if (shared.GoneAt is null) return Results.StatusCode(StatusCodes.Status404NotFound);
        var stone = Activities.Tombstone(companion ? Companion.Uri(uri) : uri, companion ? "Article" : kinds[kind].ActivityType, shared.GoneAt.Value, shared.Revision);
        return new WithStatus(Json(stone.WithContext()), StatusCodes.Status410Gone);
    }

    /// <summary>The newest public records as activities; a page at a time from a number on.</summary>
    public async Task<IResult> Outbox(HttpContext http, string id, long? before)
    {
        if (await documents.Find(id, http.RequestAborted) is not { } organisation) return Results.StatusCode(StatusCodes.Status404NotFound);
        var (actor, outbox) = (addresses.Actor(id), addresses.Actor(id) + "/outbox");
        var mine = db.Set<Shared>().AsNoTracking().Where(s => s.GoneAt == null && db.Set<Record>().Any(r => r.Id == s.RecordId && r.StewardId == organisation.Id));
        if (before is null)
            return Json(new JsonObject { ["id"] = outbox, ["type"] = "OrderedCollection", ["totalItems"] = await mine.CountAsync(http.RequestAborted), ["first"] = $"{outbox}?before={long.MaxValue}" }.WithContext());
        var page = await mine.Where(s => s.Number < before).OrderByDescending(s => s.Number).Take(OutboxPage).ToListAsync(http.RequestAborted);
        var made = await objects.Read([.. page.Select(s => s.RecordId)], http.RequestAborted);
        var document = new JsonObject
        {
            ["id"] = $"{outbox}?before={before}", ["type"] = "OrderedCollectionPage", ["partOf"] = outbox,
            ["orderedItems"] = new JsonArray([.. page.Where(s => made.ContainsKey(s.RecordId)).Select(s => (JsonNode)Activities.About("Create", made[s.RecordId], actor, s.Revision))]),
        };
        if (page.Count == OutboxPage) document["next"] = $"{outbox}?before={page[^1].Number}";
        return Json(document.WithContext());
    }

    /// <summary>How many follow; who they are is their affair.</summary>
    public async Task<IResult> Followers(HttpContext http, string id) => await documents.Find(id, http.RequestAborted) is not { } organisation ? Results.StatusCode(StatusCodes.Status404NotFound)
        : Json(new JsonObject
        {
            ["id"] = addresses.Actor(id) + "/followers", ["type"] = "OrderedCollection",
            ["totalItems"] = await db.Set<Follower>().CountAsync(f => f.OrganisationId == organisation.Id, http.RequestAborted),
        }.WithContext());

    /// <summary>Followers of one host, for that host alone, which proves by its signature that it is (FEP-8fcf).</summary>
    public async Task<IResult> FollowersOf(HttpContext http, string id, InboxEndpoint inbox)
    {
        if (await inbox.Signer(http) is not { } signer || Addresses.HostOf(signer) is not { Length: > 0 } host) return Results.Text("Sign as an actor of your server.", statusCode: StatusCodes.Status401Unauthorized);
        if (await documents.Find(id, http.RequestAborted) is not { } organisation) return Results.StatusCode(StatusCodes.Status404NotFound);
        var followers = await db.Set<Follower>().Where(f => f.OrganisationId == organisation.Id && f.Host == host).OrderBy(f => f.Actor).Select(f => f.Actor).ToListAsync(http.RequestAborted);
        return Json(new JsonObject
        {
            ["id"] = addresses.Actor(id) + "/followers_synchronization", ["type"] = "OrderedCollection", ["totalItems"] = followers.Count, ["orderedItems"] = new JsonArray([.. followers.Select(f => (JsonNode)f)]),
        }.WithContext());
    }

    /// <summary>Who says in its request which of the servers we know it is has a copy now, and will be told of a deletion.</summary>
    private async Task Remember(HttpContext http, Shared shared)
    {
        if (Named(http.Request.Headers.UserAgent.ToString()) is not { } host || host == addresses.Host) return;
        var inbox = (await book.Find(host, http.RequestAborted))?.Inbox ?? await db.Set<Follower>().Where(f => f.Host == host).Select(f => f.Inbox).FirstOrDefaultAsync(http.RequestAborted);
        if (string.IsNullOrEmpty(inbox) || await db.Set<Reached>().AnyAsync(r => r.RecordId == shared.RecordId && r.Host == host, http.RequestAborted)) return;
        db.Add(new Reached { RecordId = shared.RecordId, Host = host, Inbox = inbox, Rich = true, Revision = shared.Revision, At = clock.GetUtcNow().UtcDateTime });
        try { await db.SaveChangesAsync(http.RequestAborted); }
        catch (DbUpdateException) { } // it asked twice at once
    }

    private static string? Named(string agent)
    {
        var start = agent.IndexOf("http", StringComparison.Ordinal);
        if (start < 0) return null;
        var address = new string([.. agent[start..].TakeWhile(c => c is not (' ' or ')' or ';'))]);
        return Addresses.HostOf(address) is { Length: > 0 } host ? host : null;
    }

    private static IResult Json(JsonObject document) => Results.Bytes(document.ToBytes(), MediaTypes.Activity);

    private sealed class WithStatus(IResult inner, int status) : IResult
    {
        public Task ExecuteAsync(HttpContext http)
        {
            http.Response.StatusCode = status;
            return inner.ExecuteAsync(http);
        }
    }
}
