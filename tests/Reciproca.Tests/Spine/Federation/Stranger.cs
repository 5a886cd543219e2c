using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging;
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
        app.MapPost("/inbox", async (HttpRequest request) =>
        {
            using var reader = new StreamReader(request.Body);
            Arrived.Enqueue(JsonNode.Parse(await reader.ReadToEndAsync())!);
            return Results.StatusCode(202);
        });
    }

    public string Origin { get; }
    public string Host => Origin["http://".Length..];
    public ConcurrentDictionary<string, JsonObject> Objects { get; } = new();
    public ConcurrentQueue<JsonNode> Arrived { get; } = new();

    public string Actor(string name) => $"{Origin}/actors/{name}";

    public RsaSigningKey Key(string name) => keys.GetOrAdd(name, _ => RsaSigningKey.Generate(Actor(name) + "#main-key", Actor(name)));

    public Task Start() => app.StartAsync();

    public JsonObject Activity(string type, string name, JsonNode? thing, string? id = null) => new()
    {
        ["@context"] = "https://www.w3.org/ns/activitystreams", ["id"] = id ?? $"{Origin}/activities/{Guid.CreateVersion7()}", ["type"] = type, ["actor"] = Actor(name),
        ["to"] = new JsonArray("https://www.w3.org/ns/activitystreams#Public"), ["object"] = thing,
    };

    /// <summary>Sends an activity to a node as a server would, signed with a key and at a time of the test's choice.</summary>
    public async Task<HttpStatusCode> Post(TestNode node, byte[] body, SigningKey? key, DateTimeOffset? at = null, string type = "application/activity+json")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(node.Address, "/inbox")) { Content = new ByteArrayContent(body) };
        request.Headers.ExpectContinue = body.Length > 1 << 20;
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (key is not null) RequestSigner.Sign(request, body, key, SignatureScheme.Cavage, at ?? node.Clock.GetUtcNow());
        using var response = await Http.SendAsync(request);
        return response.StatusCode;
    }

    public Task<HttpStatusCode> Post(TestNode node, JsonObject activity, string by) => Post(node, Encoding.UTF8.GetBytes(activity.ToJsonString()), Key(by));

    private JsonObject Document(string name) => new()
    {
        ["@context"] = new JsonArray("https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"), ["id"] = Actor(name), ["type"] = "Organization", ["name"] = $"City of {name}",
        ["preferredUsername"] = name, ["inbox"] = Origin + "/inbox",
        ["publicKey"] = new JsonObject { ["id"] = Key(name).Id, ["owner"] = Actor(name), ["publicKeyPem"] = Key(name).Public.Pem },
    };

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
