using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace Reciproca.Journeys;

/// <summary>Stands before a node and, while it is told to, cuts, delays, repeats and so reorders what is sent to its inbox. The dice are the same each time.</summary>
internal sealed class Mischief : IAsyncDisposable
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.None });

    private readonly WebApplication app;
    private ulong chance;
    private readonly int behind;
    private readonly Lock gate = new();

    public Mischief(int port, int behind, int seed)
    {
        (this.behind, chance) = (behind, (ulong)seed);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls($"http://127.0.0.1:{port}");
        app = builder.Build();
        app.Run(Pass);
    }

    /// <summary>Whether it meddles; otherwise it only passes on.</summary>
    public bool On { get; set; }
    public int Meddled { get; private set; }

    public Task Start() => app.StartAsync();

    private async Task Pass(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var fate = On && HttpMethods.IsPost(http.Request.Method) && http.Request.Path.Value!.EndsWith("inbox", StringComparison.Ordinal) ? Roll() : (Fate: "", Wait: 0);
        if (fate.Wait > 0) await Task.Delay(fate.Wait);
        if (fate.Fate == "lost on the way") { http.Abort(); return; }
        if (fate.Fate == "twice") (await Forward(http.Request, body.ToArray()))?.Dispose();
        using var answer = await Forward(http.Request, body.ToArray());
        if (answer is null || fate.Fate == "answer lost") { http.Abort(); return; }
        http.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(h => h.Key is not ("Transfer-Encoding" or "Connection"))) http.Response.Headers[name] = values.ToArray();
        await answer.Content.CopyToAsync(http.Response.Body);
    }

    private (string Fate, int Wait) Roll()
    {
        lock (gate)
        {
            var roll = Next(100);
            Meddled += roll < 60 ? 1 : 0;
            return (roll switch { < 10 => "lost on the way", < 20 => "answer lost", < 40 => "twice", _ => "" }, roll is >= 20 and < 60 ? Next(400) : 0);
        }
    }

    // looks like chance and is the same in every run
    private int Next(int faces)
    {
        chance = chance * 6364136223846793005 + 1442695040888963407;
        return (int)((chance >> 33) % (ulong)faces);
    }

    private async Task<HttpResponseMessage?> Forward(HttpRequest asked, byte[] body)
    {
        var target = asked.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var request = new HttpRequestMessage(new HttpMethod(asked.Method), new Uri($"http://127.0.0.1:{behind}{target}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        if (body.Length > 0) request.Content = new ByteArrayContent(body);
        foreach (var (name, values) in asked.Headers.Where(h => h.Key is not ("Content-Length" or "Connection" or "Transfer-Encoding")))
            if (!request.Headers.TryAddWithoutValidation(name, values.ToArray())) request.Content?.Headers.TryAddWithoutValidation(name, values.ToArray());
        request.Headers.Host = asked.Host.Value;
        try { return await Http.SendAsync(request); }
        catch (HttpRequestException) { return null; }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();
}
