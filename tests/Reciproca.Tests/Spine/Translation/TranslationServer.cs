using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.AspNetCore.Hosting;

namespace Reciproca.Tests.Spine.Translation;

/// <summary>A real HTTP server that speaks as LibreTranslate and as DeepL do, remembers every word it was sent, and misbehaves when told to.</summary>
public sealed class TranslationServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private TranslationServer(WebApplication app) => this.app = app;

    /// <summary>Bodies of all requests.</summary>
    public ConcurrentQueue<string> Heard { get; } = new();

    /// <summary>What it does to a text.</summary>
    public Func<string, string> Says { get; set; } = text => "¡" + text + "!";

    /// <summary>What it does instead of answering; null while it behaves.</summary>
    public Func<HttpContext, Task>? Misbehaves { get; set; }

    public string Address => app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<TranslationServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var server = new TranslationServer(builder.Build());
        server.app.Use(async (http, next) => { if (server.Misbehaves is { } wrong) await wrong(http); else await next(http); });
        server.app.MapGet("/languages", () => new[] { "es", "pt", "id", "en" }.Select(code => new { code, name = code, targets = new[] { "es", "pt", "id", "en" } }));
        server.app.MapPost("/translate", async http => await http.Response.WriteAsJsonAsync(new { translatedText = (await server.Hear(http))["q"]!.AsArray().Select(t => server.Says((string)t!)) }));
        server.app.MapGet("/v2/languages", (string type) => type == "source" ? new[] { new { language = "ES" }, new { language = "EN" } } : [new { language = "PT-BR" }, new { language = "ID" }, new { language = "EN-GB" }]);
        server.app.MapPost("/v2/translate", async http =>
        {
            if (http.Request.Headers.Authorization != "DeepL-Auth-Key geheim") { http.Response.StatusCode = (int)HttpStatusCode.Forbidden; return; }
            await http.Response.WriteAsJsonAsync(new { translations = (await server.Hear(http))["text"]!.AsArray().Select(t => new { detected_source_language = "ES", text = server.Says((string)t!) }) });
        });
        await server.app.StartAsync();
        return server;
    }

    private async Task<JsonNode> Hear(HttpContext http)
    {
        var body = await new StreamReader(http.Request.Body).ReadToEndAsync();
        Heard.Enqueue(body);
        return JsonNode.Parse(body)!;
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
