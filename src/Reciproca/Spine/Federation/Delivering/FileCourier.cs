using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.Signatures;
using Reciproca.Spine.Federation.Actors;
using Reciproca.Spine.Records.Files;

namespace Reciproca.Spine.Federation.Delivering;

/// <summary>Asks another node for the bytes of a file, over the guarded connection.</summary>
public sealed class FileCourier(Outside outside, ActorKeys keys, Addresses addresses, TimeProvider clock)
{
    private readonly HttpClient http = new(GuardedConnection.Handler(outside.Rules)) { Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>Null where it is refused for good or too large; what may be better later throws.</summary>
    public async Task<byte[]?> Fetch(Uri address, CancellationToken cancel)
    {
        if (!outside.Rules.MayAsk(address)) return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var key = (await keys.Of(ActorKeys.Node, addresses.Node)).Rsa;
        RequestSigner.Sign(request, [], key, SignatureScheme.Cavage, clock.GetUtcNow());
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if ((int)response.StatusCode is 403 or 404 or 410 || response.Content.Headers.ContentLength > Attachments.MostBytes) return null;
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        using var kept = new MemoryStream();
        var buffer = new byte[32_768];
        while (await stream.ReadAsync(buffer, cancel) is var read and > 0)
        {
            if (kept.Length + read > Attachments.MostBytes) return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }
}
