using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Tests;

/// <summary>A foreign server on this machine that answers what a test tells it to and remembers what it was asked.</summary>
internal sealed class LoopbackServer : IDisposable
{
    // Below the range the system gives to clients; a port is never used twice, so that one closed stays closed.
    private static int lastPort = 12_000 + Environment.ProcessId % 900 * 20;

    private readonly HttpListener listener;

    /// <summary>Rules for asking such a server; patient, for a busy machine is no failure.</summary>
    public static readonly FetchRules Rules = new() { AllowLoopback = true, Timeout = TimeSpan.FromMinutes(1) };

    public LoopbackServer(Func<Asked, Answer> answer) : this(asked => Task.FromResult(answer(asked)))
    {
    }

    public LoopbackServer(Func<Asked, Task<Answer>> answer)
    {
        (listener, Port) = Listen();
        _ = Task.Run(() => Serve(answer));
    }

    public int Port { get; }
    public ConcurrentQueue<Asked> Requests { get; } = [];
    public string Url(string path) => $"http://127.0.0.1:{Port}{path}";
    public Uri Uri(string path) => new(Url(path));

    public static Answer Activity(string json) => new(200, "application/activity+json", Encoding.UTF8.GetBytes(json));

    public void Dispose() => listener.Close();

    private async Task Serve(Func<Asked, Task<Answer>> answer)
    {
        while (listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            _ = Task.Run(() => Respond(context, answer));
        }
    }

    private async Task Respond(HttpListenerContext context, Func<Asked, Task<Answer>> answer)
    {
        try
        {
            var asked = await Asked.Read(context.Request);
            Requests.Enqueue(asked);
            var given = await answer(asked);
            if (given.Wait is { } wait) await wait;
            context.Response.StatusCode = given.Status;
            context.Response.ContentType = given.Type;
            foreach (var (name, value) in given.Headers ?? []) context.Response.Headers[name] = value;
            await context.Response.OutputStream.WriteAsync(given.Body);
            context.Response.Close();
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
        {
            // The client hung up, which some tests want.
        }
    }

    private static (HttpListener Listener, int Port) Listen()
    {
        while (true)
        {
            var port = Interlocked.Increment(ref lastPort);
            var listener = new HttpListener();
            listener.Prefixes.Add($"http://127.0.0.1:{port}/");
            try
            {
                listener.Start();
                return (listener, port);
            }
            catch (HttpListenerException) when (port < 32_000)
            {
                listener.Close();
            }
        }
    }
}

internal sealed record Answer(int Status, string Type, byte[] Body, Dictionary<string, string>? Headers = null, Task? Wait = null)
{
    public static Answer Empty(int status) => new(status, "text/plain", []);

    public static Answer Redirect(string to) => new(302, "text/plain", [], new() { ["Location"] = to });
}

internal sealed record Asked(string Path, HttpMessage Message, byte[] Body)
{
    public bool IsSigned => Message.Field("Signature") is not null;
    public SignatureScheme? Scheme => !IsSigned ? null : Message.Field("Signature-Input") is null ? SignatureScheme.Cavage : SignatureScheme.Rfc9421;

    public static async Task<Asked> Read(HttpListenerRequest request)
    {
        using var body = new MemoryStream();
        await request.InputStream.CopyToAsync(body);
        var lines = request.Headers.AllKeys.SelectMany(k => request.Headers.GetValues(k)!.Select(v => KeyValuePair.Create(k!, v)));
        return new(request.RawUrl!, HttpMessage.Request(request.HttpMethod, "http", request.UserHostName, request.RawUrl!, lines), body.ToArray());
    }
}
