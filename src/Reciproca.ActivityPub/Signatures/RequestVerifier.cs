using System.Text;
using Reciproca.ActivityPub.Keys;

namespace Reciproca.ActivityPub.Signatures;

/// <summary>
/// Finds a public key by its URI. <paramref name="fresh"/> asks to pass over any copy, for the key may have been replaced.
/// </summary>
public delegate ValueTask<PublicKey?> KeyLookup(string keyId, bool fresh, CancellationToken cancel);

/// <summary>
/// Verifies signed requests of both schemes. Everything cheap is checked before a key is asked for, so that a stranger cannot make us fetch
/// with a stale or incomplete signature. Source: RFC 9421 section 3.2, draft-cavage-http-signatures-12 section 2.5, FEP-fe34.
/// </summary>
/// <param name="clock">The clock that the signature's time is held against.</param>
/// <param name="window">How far the signature's time may lie from now, either way; an hour if not told.</param>
public sealed class RequestVerifier(TimeProvider clock, TimeSpan? window = null)
{
    private readonly TimeSpan window = window ?? TimeSpan.FromHours(1);

    /// <summary>Checks everything that needs no key. An accepted signature comes back with refusal None and no key.</summary>
    public SignatureVerdict Inspect(HttpMessage message, ReadOnlySpan<byte> body)
    {
        var best = new SignatureVerdict(SignatureRefusal.Missing);
        foreach (var signature in Signatures(message))
        {
            best = new(Inspect(message, body, signature), signature);
            if (best.Refusal == SignatureRefusal.None) return best;
        }
        return best;
    }

    /// <summary>Checks a request against a key that is at hand.</summary>
    public SignatureVerdict Verify(HttpMessage message, ReadOnlySpan<byte> body, PublicKey key)
    {
        var inspected = Inspect(message, body);
        return inspected.Refusal == SignatureRefusal.None ? Verify(inspected.Signature!, key) : inspected;
    }

    /// <summary>Checks a request, looking its key up; when a known key does not fit, the key is looked up once more, fresh.</summary>
    public async ValueTask<SignatureVerdict> VerifyAsync(
        HttpMessage message, ReadOnlyMemory<byte> body, KeyLookup find, CancellationToken cancel = default)
    {
        var inspected = Inspect(message, body.Span);
        if (inspected.Refusal != SignatureRefusal.None) return inspected;
        var signature = inspected.Signature!;
        if (await find(signature.KeyId, false, cancel) is not { } known) return new(SignatureRefusal.UnknownKey, signature);
        var verdict = Verify(signature, known);
        if (verdict.Accepted || await find(signature.KeyId, true, cancel) is not { } key || ReferenceEquals(key, known)) return verdict;
        return Verify(signature, key);
    }

    /// <summary>Checks a signature that <see cref="Inspect(HttpMessage, ReadOnlySpan{byte})"/> let pass against a key.</summary>
    public static SignatureVerdict Verify(ReceivedSignature signature, PublicKey key)
    {
        if (key.Id != signature.KeyId) return new(SignatureRefusal.UnknownKey, signature);
        if (Algorithm(signature.Algorithm, key) is not { } algorithm) return new(SignatureRefusal.UnknownAlgorithm, signature);
        var genuine = key.Verify(Encoding.UTF8.GetBytes(signature.Base), signature.Bytes, algorithm);
        return genuine ? new(SignatureRefusal.None, signature, key) : new(SignatureRefusal.WrongSignature, signature);
    }

    private static IEnumerable<ReceivedSignature> Signatures(HttpMessage message)
    {
        if (message.Field("signature-input") is not null) return MessageSignatureReader.Read(message);
        return CavageReader.Read(message) is { } signature ? [signature] : [];
    }

    private SignatureRefusal Inspect(HttpMessage message, ReadOnlySpan<byte> body, ReceivedSignature signature)
    {
        if (!CoversRequest(signature) || !CoversBody(signature, body)) return SignatureRefusal.TooLittleCovered;
        if (!IsForThisHost(message, signature)) return SignatureRefusal.OtherHost;
        if (!IsTimely(message, signature)) return SignatureRefusal.OutsideWindow;
        return DigestFits(message, signature, body) ? SignatureRefusal.None : SignatureRefusal.WrongDigest;
    }

    private static bool CoversRequest(ReceivedSignature s)
    {
        if (s.Scheme == SignatureScheme.Cavage)
            return s.Covered.Contains("(request-target)") && s.Covered.Contains("host") && CoversTime(s);
        var where = s.Covered.Contains("@target-uri") || (s.Covered.Contains("@authority") && CoversPath(s));
        return s.Covered.Contains("@method") && where && (s.Created is not null || s.Covered.Contains("date"));
    }

    // RFC 9421 derives the host from the message; the cavage draft covers a field, which must name the host that was really asked.
    private static bool IsForThisHost(HttpMessage message, ReceivedSignature s) =>
        s.Scheme != SignatureScheme.Cavage || HttpMessage.Normal(message.Field("host") ?? "", message.Scheme) == message.NormalAuthority;

    private static bool CoversTime(ReceivedSignature s) => s.Covered.Contains("date") || s.Covered.Contains("(created)");

    private static bool CoversPath(ReceivedSignature s) =>
        s.Covered.Contains("@request-target") || (s.Covered.Contains("@path") && s.Covered.Contains("@query"));

    private static bool CoversBody(ReceivedSignature s, ReadOnlySpan<byte> body) =>
        body.IsEmpty || s.Covered.Contains("content-digest") || (s.Scheme == SignatureScheme.Cavage && s.Covered.Contains("digest"));

    // A covered digest must fit even an empty body: it may promise one that was taken away.
    private static bool DigestFits(HttpMessage message, ReceivedSignature s, ReadOnlySpan<byte> body) =>
        (!s.Covered.Contains("content-digest") || ContentDigest.ModernFits(message.Field("content-digest"), body))
        && (!s.Covered.Contains("digest") || ContentDigest.LegacyFits(message.Field("digest"), body));

    private bool IsTimely(HttpMessage message, ReceivedSignature s)
    {
        var now = clock.GetUtcNow();
        var dated = s.Covered.Contains("date") ? HttpDate.Parse(message.Field("date")) : null;
        if (s.Covered.Contains("date") && !IsNear(dated, now)) return false;
        if (s.Created is not null && !IsNear(s.Created, now)) return false;
        return (s.Created ?? dated) is not null && (s.Expires is not { } end || end > now - TimeSpan.FromSeconds(30));
    }

    private bool IsNear(DateTimeOffset? moment, DateTimeOffset now) => moment is { } m && (now - m).Duration() <= window;

    // The name in the message may narrow the key's own algorithm, never widen it: a key decides what it signs with.
    private static SignatureAlgorithm? Algorithm(string? name, PublicKey key) => (name?.ToLowerInvariant(), key.Usual) switch
    {
        (null or "" or "hs2019", var usual) => usual,
        ("ed25519" or "ed25519-sha512", SignatureAlgorithm.Ed25519) => SignatureAlgorithm.Ed25519,
        ("rsa-sha256" or "rsa-v1_5-sha256", SignatureAlgorithm.RsaSha256) => SignatureAlgorithm.RsaSha256,
        ("rsa-sha512" or "rsa-v1_5-sha512", SignatureAlgorithm.RsaSha256) => SignatureAlgorithm.RsaSha512,
        ("rsa-pss-sha512", SignatureAlgorithm.RsaSha256) => SignatureAlgorithm.RsaPssSha512,
        _ => null,
    };
}
