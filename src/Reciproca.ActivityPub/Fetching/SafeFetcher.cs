using System.Net.Sockets;
using Reciproca.ActivityPub.Json;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Fetching;

/// <summary>
/// Fetches JSON documents from strangers. Asks unsigned first and signs only when refused: a server that must fetch our key to answer us
/// would otherwise wait for us while we wait for it. Never throws for what a server does; cancellation by the caller does throw.
/// </summary>
/// <param name="client">A client over <see cref="GuardedConnection.Handler"/>; nothing else keeps it off private networks.</param>
/// <param name="rules">How much of an answer is read.</param>
/// <param name="clock">The clock for signatures and time limits.</param>
/// <param name="key">The key of the instance actor; without one nothing is signed.</param>
public sealed class SafeFetcher(HttpClient client, FetchRules rules, TimeProvider clock, SigningKey? key = null)
{
    /// <summary>The rules it fetches by.</summary>
    public FetchRules Rules { get; } = rules;

    /// <summary>A fetcher with its own guarded connections.</summary>
    public static SafeFetcher Create(FetchRules rules, TimeProvider clock, SigningKey? key = null, HostLookup? lookup = null) =>
        new(new HttpClient(GuardedConnection.Handler(rules, lookup)) { Timeout = Timeout.InfiniteTimeSpan }, rules, clock, key);

    /// <summary>Fetches a document; redirects are followed, each checked like the first address.</summary>
    public async Task<FetchResult> Get(Uri address, DocumentKind kind, FetchBudget budget, CancellationToken cancel = default)
    {
        var limit = budget.Left < Rules.Timeout ? budget.Left : Rules.Timeout;
        if (limit <= TimeSpan.Zero) return new(FetchRefusal.OverBudget);
        using var timer = new CancellationTokenSource(limit, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancel);
        try
        {
            return await Follow(address, kind, budget, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new(FetchRefusal.TooSlow);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or UriFormatException or SocketException)
        {
            return new(IsRefusedAddress(e) ? FetchRefusal.PrivateAddress : FetchRefusal.Unreachable);
        }
    }

    private async Task<FetchResult> Follow(Uri address, DocumentKind kind, FetchBudget budget, CancellationToken cancel)
    {
        for (var hop = 0; hop <= Rules.MostRedirects; hop++)
        {
            if (!Rules.MayAsk(address)) return new(FetchRefusal.AddressNotAllowed);
            using var response = await Ask(address, kind, budget, cancel);
            if (response is null) return new(FetchRefusal.OverBudget);
            if (Redirect(response) is not { } next) return await Read(response, address, kind, budget, cancel);
            address = new Uri(address, next);
        }
        return new(FetchRefusal.TooManyRedirects);
    }

    private async Task<HttpResponseMessage?> Ask(Uri address, DocumentKind kind, FetchBudget budget, CancellationToken cancel)
    {
        var maySign = key is not null && kind == DocumentKind.Activity;
        SignatureScheme?[] attempts = maySign ? [null, SignatureScheme.Cavage, SignatureScheme.Rfc9421] : [null];
        HttpResponseMessage? response = null;
        foreach (var scheme in attempts)
        {
            response?.Dispose();
            if (!budget.TryFetch()) return null;
            using var request = Request(address, kind, scheme);
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            if ((int)response.StatusCode is not (401 or 403)) break;
        }
        return response;
    }

    private HttpRequestMessage Request(Uri address, DocumentKind kind, SignatureScheme? scheme)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.TryAddWithoutValidation("Accept", MediaTypes.Accept(kind));
        request.Headers.TryAddWithoutValidation("User-Agent", Rules.UserAgent);
        if (scheme is { } chosen) RequestSigner.Sign(request, [], key!, chosen, clock.GetUtcNow());
        return request;
    }

    private async Task<FetchResult> Read(
        HttpResponseMessage response, Uri address, DocumentKind kind, FetchBudget budget, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (status is not (>= 200 and < 300)) return new(ByStatus(status), null, status);
        var type = response.Content.Headers.ContentType?.ToString();
        if (!MediaTypes.Fits(kind, type)) return new(FetchRefusal.WrongContentType, null, status);
        var bytes = await ReadBounded(response.Content, budget, cancel);
        if (bytes is null) return new(FetchRefusal.TooLarge, null, status);
        return BoundedJson.TryParse(bytes, out var json, Rules.JsonDepth)
            ? new(FetchRefusal.None, new(address, bytes, json), status)
            : new(FetchRefusal.Malformed, null, status);
    }

    // Counts what comes out of the decompressor, not what the header promises.
    private async Task<byte[]?> ReadBounded(HttpContent content, FetchBudget budget, CancellationToken cancel)
    {
        if (content.Headers.ContentLength > Rules.MostBytes) return null;
        await using var stream = await content.ReadAsStreamAsync(cancel);
        using var kept = new MemoryStream();
        var buffer = new byte[16_384];
        while (await stream.ReadAsync(buffer, cancel) is var read and > 0)
        {
            if (kept.Length + read > Rules.MostBytes || !budget.TryRead(read)) return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }

    private static FetchRefusal ByStatus(int status) => status switch
    {
        401 or 403 => FetchRefusal.Forbidden,
        404 => FetchRefusal.NotFound,
        410 => FetchRefusal.Gone,
        _ => FetchRefusal.ServerError,
    };

    private static Uri? Redirect(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 ? response.Headers.Location : null;

    private static bool IsRefusedAddress(Exception? e) =>
        e is not null && (e is AddressRefusedException || IsRefusedAddress(e.InnerException));
}
