using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
using Reciproca.ActivityPub;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.Tests.Spine.Federation;

/// <summary>A server of somebody else with actors and keys, which says whatever a test has it say.</summary>
public sealed class Stranger : IAsyncDisposable
{
    private static readonly HttpClient Http = new();

    private readonly ConcurrentDictionary<string, RsaSigningKey> keys = new();
    private readonly WebApplication app;

    public Stranger(int port)
    {
        Origin = $"http://127.0.0.1:{port}";
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Origin);
        app = builder.Build();
        app.MapGet("/actors/{name}", (string name) => Results.Bytes(Encoding.UTF8.GetBytes(Document(name).ToJsonString()), "application/activity+json"));
        app.MapGet("/away/{name}", (string name) => Results.Redirect($"http://127.0.0.1:9/actors/{name}"));
        app.MapGet("/objects/{id}", (string id) => Objects.TryGetValue($"{Origin}/objects/{id}", out var made) ? Results.Bytes(Encoding.UTF8.GetBytes(made.ToJsonString()), "application/activity+json") : Results.StatusCode(410));
        app.MapFallback((HttpRequest request) => actors.TryGetValue($"{Origin}{request.Path}{request.QueryString}", out var key)
            ? Results.Bytes(Encoding.UTF8.GetBytes(Document($"{Origin}{request.Path}{request.QueryString}", "foreign", key).ToJsonString()), "application/activity+json") : Results.StatusCode(404));
        app.MapPost("/inbox", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            Said.Enqueue(request.Headers[CollectionSynchronization.Header].ToString());
            Arrived.Enqueue(JsonNode.Parse(await reader.ReadToEndAsync())!);
            return Results.StatusCode(202);
        });
    }

    private readonly ConcurrentDictionary<string, RsaSigningKey> actors = new();

    /// <summary>An actor at an address of the test's choice, with a key of any name.</summary>
    public RsaSigningKey Speaks(string actor, string keyId) => actors.GetOrAdd(actor, _ => RsaSigningKey.Generate(keyId, actor));

    public string Origin { get; }
    public string Host => Origin["http://".Length..];
    public ConcurrentDictionary<string, JsonObject> Objects { get; } = new();
    public ConcurrentQueue<JsonNode> Arrived { get; } = new();

    /// <summary>What each message said of our followers; empty where nothing.</summary>
    public ConcurrentQueue<string> Said { get; } = new();

    public string Actor(string name) => $"{Origin}/actors/{name}";

    public RsaSigningKey Key(string name) => keys.GetOrAdd(name, _ => RsaSigningKey.Generate(Actor(name) + "#main-key", Actor(name)));

    public Task Start() => app.StartAsync();

    public JsonObject Activity(string type, string name, JsonNode? thing, string? id = null) => new()
    {
        ["@context"] = "https://www.w3.org/ns/activitystreams", ["id"] = id ?? $"{Origin}/activities/{Guid.CreateVersion7()}", ["type"] = type, ["actor"] = Actor(name),
        ["to"] = new JsonArray("https://www.w3.org/ns/activitystreams#Public"), ["object"] = thing,
    };

    /// <summary>Sends an activity to a node as a server would, signed with a key and at a time of the test's choice.</summary>
    public async Task<HttpStatusCode> Post(TestNode node, byte[] body, SigningKey? key, DateTimeOffset? at = null, string type = "application/activity+json", string? followers = null, bool signed = true)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node.Address, "/inbox")) { Content = new ByteArrayContent(body) };
        request.Headers.ExpectContinue = body.Length > 1 << 20;
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        var extra = followers is null || !signed ? null : new Dictionary<string, string> { [CollectionSynchronization.Header] = followers };
        if (key is not null) RequestSigner.Sign(request, body, key, SignatureScheme.Cavage, at ?? node.Clock.GetUtcNow(), extra);
        if (followers is not null && !signed) request.Headers.TryAddWithoutValidation(CollectionSynchronization.Header, followers);
        using var response = await Http.SendAsync(request);
        return response.StatusCode;
    }

    public Task<HttpStatusCode> Post(TestNode node, JsonObject activity, string by) => Post(node, Encoding.UTF8.GetBytes(activity.ToJsonString()), Key(by));

    private JsonObject Document(string name) => Document(Actor(name), name, actors.GetValueOrDefault(Actor(name)) ?? Key(name));

    private JsonObject Document(string actor, string name, RsaSigningKey key) => new()
    {
        ["@context"] = new JsonArray("https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"), ["id"] = actor, ["type"] = "Organization", ["name"] = $"City of {name}",
        ["preferredUsername"] = name, ["inbox"] = Origin + "/inbox",
        ["publicKey"] = new JsonObject { ["id"] = key.Id, ["owner"] = actor, ["publicKeyPem"] = key.Public.Pem },
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
