using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.Bench.Federation;

/// <summary>An actor with a key whose signed activities are made beforehand, so that only their taking is measured.</summary>
internal sealed class Sender : IAsyncDisposable
{
    private const int AtOnce = 32;

    private readonly WebApplication app;
    private readonly RsaSigningKey key;

    public Sender(int port)
    {
        Origin = $"http://127.0.0.1:{port}";
        key = RsaSigningKey.Generate(Actor + "#main-key", Actor);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Origin);
        app = builder.Build();
        app.MapGet("/actor", () => Results.Bytes(Encoding.UTF8.GetBytes(new JsonObject
        {
            ["@context"] = new JsonArray("https://www.w3.org/ns/activitystreams", "https://w3id.org/security/v1"), ["id"] = Actor, ["type"] = "Organization", ["preferredUsername"] = "bench", ["inbox"] = Origin + "/inbox", ["outbox"] = Origin + "/outbox",
            ["publicKey"] = new JsonObject { ["id"] = key.Id, ["owner"] = Actor, ["publicKeyPem"] = key.Public.Pem },
        }.ToJsonString()), "application/activity+json"));
    }

    public string Origin { get; }
    public string Actor => Origin + "/actor";
    public Task Start() => app.StartAsync();

    /// <summary>Activities taken per second, all different; what was refused is thrown.</summary>
    public async Task<double> Measure(Uri inbox, int count)
    {
        using var http = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = AtOnce });
        await Send(http, inbox, 50);
        var requests = Enumerable.Range(0, count).Select(_ => Request(inbox)).ToList();
        var watch = Stopwatch.StartNew();
        await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (request, cancel) => await Send(http, request));
        return count / watch.Elapsed.TotalSeconds;
    }

    private async Task Send(HttpClient http, Uri inbox, int count)
    {
        for (var i = 0; i < count; i++) await Send(http, Request(inbox));
    }

    private static async Task Send(HttpClient http, HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request);
        if ((int)answer.StatusCode != 202) throw new InvalidOperationException($"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    private HttpRequestMessage Request(Uri inbox)
    {
        var id = Guid.CreateVersion7();
        var body = Encoding.UTF8.GetBytes(new JsonObject
        {
            ["@context"] = "https://www.w3.org/ns/activitystreams", ["id"] = $"{Origin}/activities/{id}", ["type"] = "Create", ["actor"] = Actor, ["to"] = new JsonArray("https://www.w3.org/ns/activitystreams#Public"),
            ["object"] = new JsonObject
            {
                ["id"] = $"{Origin}/articles/{id}", ["type"] = "Article", ["attributedTo"] = Actor, ["name"] = "Huertas urbanas", ["content"] = "<p>" + string.Join(' ', Enumerable.Repeat("El barrio plantó su propia huerta.", 40)) + "</p>",
                ["contentMap"] = new JsonObject { ["es"] = "<p>Huertas</p>", ["id"] = "<p>Kebun</p>", ["pt"] = "<p>Hortas</p>" },
            },
        }.ToJsonString());
        var request = new HttpRequestMessage(HttpMethod.Post, inbox) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/activity+json");
        RequestSigner.Sign(request, body, key, SignatureScheme.Cavage, TimeProvider.System.GetUtcNow());
        return request;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
