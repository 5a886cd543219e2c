using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Reciproca.Spine.Translation.Services;

/// <summary>Asks a translation service over HTTP and believes nothing of the answer: time, status, type, size and form are looked at.</summary>
public sealed class Exchange(ServiceSettings service, TranslationSettings settings) : IDisposable
{
    private const int MostBytes = 4 * 1024 * 1024, MostLanguageBytes = 256 * 1024;

    // a redirect could send a text somewhere the operator has not named
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = TimeSpan.FromSeconds(5), PooledConnectionLifetime = TimeSpan.FromMinutes(5) })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public Task<JsonNode> Get(string path, AuthenticationHeaderValue? key, CancellationToken cancel) => Ask(new HttpRequestMessage(HttpMethod.Get, At(path)), key, MostLanguageBytes, cancel);

    public Task<JsonNode> Post(string path, JsonObject body, AuthenticationHeaderValue? key, CancellationToken cancel) =>
        Ask(new HttpRequestMessage(HttpMethod.Post, At(path)) { Content = new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json") }, key, MostBytes, cancel);

    private Uri At(string path) => Uri.TryCreate(service.Address.TrimEnd('/') + path, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
        ? address : throw new TranslatorFailure(Failure.Unreachable, $"\"{service.Address}\" is no address");

    private async Task<JsonNode> Ask(HttpRequestMessage request, AuthenticationHeaderValue? key, int most, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(settings.Patience);
        request.Headers.Authorization = key;
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if ((int)response.StatusCode is not (>= 200 and < 300)) throw new TranslatorFailure(Failure.Refused, $"status {(int)response.StatusCode}");
            if (response.Content.Headers.ContentType?.MediaType is not "application/json" and var type) throw new TranslatorFailure(Failure.NotJson, type ?? "no type");
            return Parse(await Read(response, most, patience.Token));
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested) { throw new TranslatorFailure(Failure.TimedOut, $"{settings.Patience.TotalSeconds} s"); }
        catch (Exception error) when (error is HttpRequestException or IOException) { throw new TranslatorFailure(Failure.Unreachable, error.Message, error); }
        finally { request.Dispose(); }
    }

    private static async Task<byte[]> Read(HttpResponseMessage response, int most, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        var (bytes, buffer) = (new MemoryStream(), new byte[16 * 1024]);
        for (int read; (read = await stream.ReadAsync(buffer, cancel)) > 0; bytes.Write(buffer, 0, read))
            if (bytes.Length + read > most) throw new TranslatorFailure(Failure.TooLarge, $"more than {most} bytes");
        return bytes.ToArray();
    }

    private static JsonNode Parse(byte[] bytes)
    {
        try { return JsonNode.Parse(bytes, documentOptions: new JsonDocumentOptions { MaxDepth = 16 }) ?? throw new TranslatorFailure(Failure.NotJson, "null"); }
        catch (JsonException error) { throw new TranslatorFailure(Failure.NotJson, error.Message, error); }
    }

    public void Dispose() => http.Dispose();
}
