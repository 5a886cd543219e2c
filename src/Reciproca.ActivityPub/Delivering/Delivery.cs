using System.Net.Http.Headers;
using System.Text;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Delivering;

/// <summary>
/// Delivers one activity to one inbox, once: a signed POST, and a second one in the other scheme when the first may not have been
/// understood. Repeating, ordering and giving up are the caller's. Never throws for what the server does; cancellation by the caller does
/// throw.
/// </summary>
/// <param name="client">A client over <see cref="GuardedConnection.Handler"/>.</param>
/// <param name="rules">Which addresses may be asked, and how long.</param>
/// <param name="schemes">Which scheme to sign in.</param>
/// <param name="clock">The clock for signatures and time limits.</param>
public sealed class Delivery(HttpClient client, FetchRules rules, SchemeChoice schemes, TimeProvider clock)
{
    private const int QuotedBytes = 500;
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(30);

    /// <summary>Delivers an activity.</summary>
    /// <param name="inbox">The inbox.</param>
    /// <param name="activity">The activity as JSON; sent byte for byte, for it may carry a proof.</param>
    /// <param name="key">The key of the activity's actor.</param>
    /// <param name="extra">Further headers, such as <see cref="CollectionSynchronization"/>; the signature covers them.</param>
    /// <param name="cancel">Cancels it.</param>
    public async Task<DeliveryOutcome> Post(
        Uri inbox, ReadOnlyMemory<byte> activity, SigningKey key,
        IReadOnlyDictionary<string, string>? extra = null, CancellationToken cancel = default)
    {
        if (!rules.MayAsk(inbox)) return new Refused("The address may not be asked.");
        using var timer = new CancellationTokenSource(rules.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, cancel);
        try
        {
            return await Knock(inbox, activity, key, extra, either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return new RetryLater("The server took too long.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException or System.Net.Sockets.SocketException)
        {
            return e is AddressRefusedException || e.InnerException is AddressRefusedException
                ? new Refused("The host has no address that may be connected to.")
                : new RetryLater(e.Message);
        }
    }

    private async Task<DeliveryOutcome> Knock(
        Uri inbox, ReadOnlyMemory<byte> activity, SigningKey key, IReadOnlyDictionary<string, string>? extra, CancellationToken cancel)
    {
        DeliveryOutcome outcome = new Refused("The server was not asked.");
        foreach (var scheme in await schemes.For(inbox, cancel))
        {
            using var request = Request(inbox, activity, key, scheme, extra);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
            outcome = await Outcome(response, cancel);
            if (outcome is Accepted) await schemes.Worked(inbox, scheme, cancel);
            if (!SchemeChoice.MayBeTheScheme((int)response.StatusCode)) break;
        }
        return outcome;
    }

    private HttpRequestMessage Request(
        Uri inbox, ReadOnlyMemory<byte> activity, SigningKey key, SignatureScheme scheme, IReadOnlyDictionary<string, string>? extra)
    {
        var content = new ReadOnlyMemoryContent(activity);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(MediaTypes.LinkedData);
        var request = new HttpRequestMessage(HttpMethod.Post, inbox) { Content = content };
        request.Headers.TryAddWithoutValidation("User-Agent", rules.UserAgent);
        request.Headers.TryAddWithoutValidation("Accept", MediaTypes.Accept(DocumentKind.Activity));
        RequestSigner.Sign(request, activity.Span, key, scheme, clock.GetUtcNow(), extra);
        return request;
    }

    private async Task<DeliveryOutcome> Outcome(HttpResponseMessage response, CancellationToken cancel)
    {
        var status = (int)response.StatusCode;
        if (status is >= 200 and < 300) return new Accepted(status);
        if (status == 410) return new Gone();
        var reason = $"{status} {await Beginning(response, cancel)}".TrimEnd();
        if (status is not (408 or 425 or 429 or >= 500)) return new Refused(reason, status);
        return new RetryLater(reason, status, NotBefore(response.Headers.RetryAfter));
    }

    private DateTimeOffset? NotBefore(RetryConditionHeaderValue? asked)
    {
        var now = clock.GetUtcNow();
        var wait = asked?.Delta ?? (asked?.Date - now);
        if (wait is not { } given || given <= TimeSpan.Zero) return null;
        return now + (given < LongestWait ? given : LongestWait);
    }

    private static async Task<string> Beginning(HttpResponseMessage response, CancellationToken cancel)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        var buffer = new byte[QuotedBytes];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancel);
        var text = Encoding.UTF8.GetString(buffer, 0, read);
        return string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Trim();
    }
}
