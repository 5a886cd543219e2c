using System.Text.Json;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.Json;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Proofs;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Receiving;

/// <summary>
/// Decides whether a request to an inbox is an activity by the actor it names. What is cheap comes first, and a key is asked for only
/// when everything else holds, so that a stranger can make us fetch little. Nothing is stored here. Source: FEP-fe34, ActivityPub section
/// 7.
/// </summary>
/// <param name="verifier">What verifies signatures.</param>
/// <param name="keys">Finds keys, in a cache first and then from their server (<see cref="RemoteKeys"/>, within a <see
/// cref="FetchBudget"/>).</param>
/// <param name="clock">The clock for proofs that expire.</param>
/// <param name="mostBytes">The most bytes of a body; 1 MiB if not told. Stop reading there: the gate sees the body when it is in memory
/// already.</param>
public sealed class InboxGate(RequestVerifier verifier, KeyLookup keys, TimeProvider clock, int mostBytes = 1 << 20)
{
    private sealed record Screened(JsonElement Json, LdNode Activity, string Actor, List<ReceivedProof> Proofs);

    /// <summary>Checks a request.</summary>
    /// <param name="request">The request as it came.</param>
    /// <param name="body">Its body, byte for byte.</param>
    /// <param name="cancel">Cancels it.</param>
    public async Task<InboxVerdict> Check(HttpMessage request, ReadOnlyMemory<byte> body, CancellationToken cancel = default)
    {
        if (Screen(request, body.Span, out var refused) is not { } screened) return refused;
        var verdict = await verifier.VerifyAsync(request, body, keys, cancel);
        if (!verdict.Accepted) return Refused(verdict);
        var accepted = new InboxVerdict(InboxRefusal.None)
        {
            Activity = screened.Activity, Actor = screened.Actor, Key = verdict.Key, Scheme = verdict.Signature!.Scheme, Covered = verdict.Signature.Covered,
        };
        var mine = Origins.MaySign(verdict.Key!, screened.Activity);
        if (mine == OriginVerdict.Allowed) return accepted;
        return await ByProof(screened, accepted, cancel)
            ?? new(mine == OriginVerdict.OtherOwner ? InboxRefusal.OtherOwner : InboxRefusal.OtherOrigin, verdict.Key!.Owner);
    }

    // Everything that needs no key.
    private Screened? Screen(HttpMessage request, ReadOnlySpan<byte> body, out InboxVerdict refused)
    {
        refused = new(InboxRefusal.TooLarge);
        if (body.Length > mostBytes) return null;
        refused = new(InboxRefusal.WrongContentType);
        if (!MediaTypes.Fits(DocumentKind.Activity, request.Field("content-type"))) return null;
        var inspected = verifier.Inspect(request, body);
        refused = new(InboxRefusal.BadSignature, inspected.Refusal.ToString());
        if (inspected.Refusal != SignatureRefusal.None) return null;
        refused = new(InboxRefusal.Malformed, "no JSON within the limits");
        if (!BoundedJson.TryParse(body, out var json)) return null;
        var activity = Expand(json, out var lack);
        refused = new(InboxRefusal.Malformed, lack);
        if (activity is null) return null;
        refused = new(InboxRefusal.OtherOrigin, inspected.Signature!.KeyId);
        return Owned(json, activity, inspected.Signature.KeyId);
    }

    // A key of another origin cannot be the actor's, so it is not even looked up, unless a proof by the actor may make up for it.
    private static Screened? Owned(JsonElement json, LdNode activity, string keyId)
    {
        var actor = activity.Reference(As.Actor)!;
        var proofs = IntegrityProof.Read(json).Where(p => p.IsSupported && Origins.Same(p.VerificationMethod, actor)).ToList();
        return Origins.Same(keyId, actor) || proofs.Count > 0 ? new(json, activity, actor, proofs) : null;
    }

    private static InboxVerdict Refused(SignatureVerdict verdict) =>
        new(verdict.Refusal == SignatureRefusal.UnknownKey ? InboxRefusal.UnknownKey : InboxRefusal.Forged, verdict.Refusal.ToString());

    // Signed on the way by somebody else: believed if the actor's own proof holds.
    private async Task<InboxVerdict?> ByProof(Screened screened, InboxVerdict accepted, CancellationToken cancel)
    {
        foreach (var proof in screened.Proofs)
        {
            if (await keys(proof.VerificationMethod, false, cancel) is not { } key) continue;
            var valid = IntegrityProof.Verify(screened.Json, proof, key, clock.GetUtcNow()) == ProofVerdict.Valid;
            if (valid && Origins.MaySign(key, screened.Activity) == OriginVerdict.Allowed) return accepted with { Key = key, Relayed = true };
        }
        return null;
    }

    private static LdNode? Expand(JsonElement json, out string why)
    {
        try
        {
            var activity = Expander.Expand(json).Root;
            why = Lack(activity);
            return why.Length == 0 ? activity : null;
        }
        catch (ExpansionException e)
        {
            why = e.Message;
            return null;
        }
    }

    private static string Lack(LdNode activity)
    {
        if (activity.Types.Count == 0) return "no type";
        if (activity.Reference(As.Actor) is not { } actor) return "not one actor";
        return activity.Id is { } id && Origins.Same(id, actor) ? "" : "no id of the actor's origin";
    }
}
