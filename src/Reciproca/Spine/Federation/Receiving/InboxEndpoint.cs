using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Reciproca.ActivityPub;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Receiving;
using Reciproca.ActivityPub.Signatures;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Peers;

namespace Reciproca.Spine.Federation.Receiving;

/// <summary>
/// Where other servers write to us. What is refused is refused here, with the right status and a reason that the operator sees; what is answered
/// with 202 is committed, and acted upon afterwards.
/// </summary>
public sealed class InboxEndpoint(Outside outside, InboxWriter writer, PeerBook peers, Refusals refusals, Addresses addresses, NodeSettings node, TimeProvider clock)
{
    private const int MostBytes = 1 << 20;

    private readonly HostRate rate = new(clock, node.Federation.MessagesAMinute);

    public async Task<IResult> Take(HttpContext http)
    {
        var from = http.Connection.RemoteIpAddress?.ToString() ?? "";
        if (!rate.TryTake(from)) return TooOften(http, from);
        if (await Read(http.Request) is not { } body) return Refuse(from, 413, "TooLarge", "");
        var request = Message(http);
        var verdict = await outside.Gate.Check(request, body, http.RequestAborted);
        var claimed = Claimed(request) is { Length: > 0 } host ? host : from;
        if (!verdict.Accepted) return Refuse(claimed, verdict.Status, verdict.Refusal.ToString(), verdict.Detail);
        host = Addresses.HostOf(verdict.Actor);
        if (!rate.TryTake(host)) return TooOften(http, host);
        if (await Policy(http, host, verdict.Activity) is { } refused) return refused;
        if (Claims(verdict) is { } lie) return Refuse(host, 403, lie.ToString(), verdict.Activity.Types[0]);
        if (verdict.Scheme is { } scheme) await outside.Schemes.Worked(new Uri(verdict.Actor), scheme, http.RequestAborted);
        var about = verdict.Activity.Reference(As.Object) ?? verdict.Activity.Node(As.Object)?.Id ?? verdict.Actor;
        await writer.Write(http.Request.Path, verdict.Activity.Id!, about, new(http.Request.Path, verdict.Actor, Encoding.UTF8.GetString(body), Followers(request, verdict)));
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    /// <summary>The request as it was signed: our own scheme and authority, whatever a proxy made of them.</summary>
    public HttpMessage Message(HttpContext http)
    {
        var home = new Uri(addresses.Home);
        var target = http.Features.Get<IHttpRequestFeature>()!.RawTarget;
        return HttpMessage.Request(http.Request.Method, home.Scheme, home.Authority, target, http.Request.Headers.SelectMany(h => h.Value.Select(v => KeyValuePair.Create(h.Key, v ?? ""))));
    }

    /// <summary>The actor who has signed a request without a body; null where nobody has, or someone who is blocked.</summary>
    public async Task<string?> Signer(HttpContext http)
    {
        var verdict = await outside.Verifier.VerifyAsync(Message(http), ReadOnlyMemory<byte>.Empty, async (id, fresh, cancel) => await (await outside.Keys()).Find(id, fresh, cancel), http.RequestAborted);
        return verdict.Accepted && (await peers.Find(Addresses.HostOf(verdict.Key!.Owner), http.RequestAborted))?.State != PeerState.Blocked ? verdict.Key!.Owner : null;
    }

    private async Task<IResult?> Policy(HttpContext http, string host, LdNode activity)
    {
        if (host == addresses.Host) return Refuse(host, 403, "Ourselves", "");
        var peer = await peers.Find(host, http.RequestAborted);
        // whoever was a peer may still take back what we hold of theirs, and whoever has not been met may ask
        if (activity.Is(As.Delete) && peer is { State: not PeerState.Blocked }) return null;
        if (peer?.State == PeerState.Paused) { http.Response.Headers.RetryAfter = "3600"; return Refuse(host, 503, "Paused", ""); }
        if (peer?.State == PeerState.Blocked) return Refuse(host, 403, "Blocked", "");
        if (peer is { IsActive: true } || node.Federation.Mode is FederationMode.Open or FederationMode.Block) return null;
        return IsPeering(activity) ? null : Refuse(host, 403, "NotAPeer", activity.Types[0]);
    }

    private bool IsPeering(LdNode activity) => activity.Is(As.Follow) ? activity.Reference(As.Object) == addresses.Node
        : activity.Is(As.Accept) || activity.Is(As.Reject) || activity.Is(As.Undo) || (activity.Is(As.Update) && activity.Node(As.Object)?.Id == activity.Reference(As.Actor));

    /// <summary>What an activity says of objects that its actor may not speak for (FEP-fe34).</summary>
    private static OriginVerdict? Claims(InboxVerdict verdict)
    {
        var activity = verdict.Activity!;
        if (activity.Node(As.Object) is not { } thing) return null;
        if (thing.Id == verdict.Actor) return null;
        if ((activity.Is(As.Create) || activity.Is(As.Update)) && !thing.IsReference)
            return Origins.MayCreate(activity, thing) is not OriginVerdict.Allowed and var lie ? lie : null;
        return activity.Is(As.Delete) && thing.Id is { } id && !Origins.Same(id, verdict.Actor) ? OriginVerdict.OtherOrigin : null;
    }

    /// <summary>What the actor's server itself says of its followers (FEP-8fcf): a header that nobody signed, or that came with what was passed on, says nothing.</summary>
    private static string? Followers(HttpMessage request, InboxVerdict verdict) =>
        !verdict.Relayed && verdict.Covered.Contains(CollectionSynchronization.Header, StringComparer.OrdinalIgnoreCase) ? request.Field(CollectionSynchronization.Header) : null;

    private static string Claimed(HttpMessage request)
    {
        var signature = request.Field("signature-input") ?? request.Field("signature") ?? "";
        var start = signature.IndexOf("keyid=\"", StringComparison.OrdinalIgnoreCase);
        if (start < 0) return "";
        var end = signature.IndexOf('"', start + 7);
        return end < 0 ? "" : Addresses.HostOf(signature[(start + 7)..end]);
    }

    private static async Task<byte[]?> Read(HttpRequest request)
    {
        if (request.ContentLength > MostBytes) return null;
        using var body = new MemoryStream();
        var buffer = new byte[16_384];
        while (await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted) is var read and > 0)
        {
            if (body.Length + read > MostBytes) return null;
            body.Write(buffer, 0, read);
        }
        return body.ToArray();
    }

    private IResult TooOften(HttpContext http, string host)
    {
        http.Response.Headers.RetryAfter = ((int)rate.UntilNext.TotalSeconds + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Refuse(host, StatusCodes.Status429TooManyRequests, "TooOften", "");
    }

    private IResult Refuse(string host, int status, string reason, string detail)
    {
        refusals.Note(host, status, reason, detail);
        return Results.Text(reason, statusCode: status);
    }
}
