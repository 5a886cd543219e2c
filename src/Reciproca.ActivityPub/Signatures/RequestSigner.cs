using System.Text;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.StructuredFields;

namespace Reciproca.ActivityPub.Signatures;

/// <summary>Signs requests in either scheme. Source: draft-cavage-http-signatures-12 section 4.1, RFC 9421 section 3.1.</summary>
public static class RequestSigner
{
    /// <summary>
    /// Adds the date, the digest of the body if there is one, further headers, and the signature over all of them to an unsigned request.
    /// </summary>
    /// <param name="request">The request with its final address.</param>
    /// <param name="body">The bytes of its content; empty for a GET.</param>
    /// <param name="key">The key to sign with.</param>
    /// <param name="scheme">The scheme to sign in.</param>
    /// <param name="now">The time to sign at.</param>
    /// <param name="extra">Further headers to add and cover, such as <see cref="CollectionSynchronization"/>.</param>
    public static void Sign(
        HttpRequestMessage request, ReadOnlySpan<byte> body, SigningKey key, SignatureScheme scheme, DateTimeOffset now,
        IReadOnlyDictionary<string, string>? extra = null)
    {
        var fields = scheme == SignatureScheme.Cavage
            ? Cavage(request.Method.Method, request.RequestUri!, body, key, now, extra)
            : Modern(request.Method.Method, request.RequestUri!, body, key, now, extra);
        foreach (var (name, value) in fields) request.Headers.TryAddWithoutValidation(name, value);
    }

    /// <summary>The fields that sign a request with the cavage draft.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Cavage(
        string method, Uri uri, ReadOnlySpan<byte> body, SigningKey key, DateTimeOffset now, IReadOnlyDictionary<string, string>? extra = null)
    {
        var fields = Dated(uri, now, body.IsEmpty ? null : new("Digest", ContentDigest.Legacy(body)), extra);
        string[] names = ["(request-target)", .. fields.Select(f => f.Key.ToLowerInvariant())];
        var text = CavageReader.Base(HttpMessage.Request(method, uri, fields), names, new Dictionary<string, string>())!;
        var signature = Convert.ToBase64String(key.Sign(Encoding.UTF8.GetBytes(text)));
        var algorithm = key.Algorithm == SignatureAlgorithm.RsaSha256 ? "rsa-sha256" : "hs2019";
        var covered = string.Join(' ', names);
        fields.Add(new("Signature", $"keyId=\"{key.Id}\",algorithm=\"{algorithm}\",headers=\"{covered}\",signature=\"{signature}\""));
        return fields;
    }

    /// <summary>The fields that sign a request with RFC 9421.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Modern(
        string method, Uri uri, ReadOnlySpan<byte> body, SigningKey key, DateTimeOffset now, IReadOnlyDictionary<string, string>? extra = null)
    {
        var fields = Dated(uri, now, body.IsEmpty ? null : new("Content-Digest", ContentDigest.Modern(body)), extra);
        string[] names = ["@method", "@target-uri", "@authority", .. fields.Skip(1).Select(f => f.Key.ToLowerInvariant())];
        var covered = new InnerList([.. names.Select(n => new Item(BareItem.Of(n)))], ParametersOf(key, now));
        var text = SignatureBase.Build(HttpMessage.Request(method, uri, fields), covered)!;
        var signature = new Item(BareItem.Of(key.Sign(Encoding.UTF8.GetBytes(text))));
        fields.Add(new("Signature-Input", FieldWriter.Dictionary([new("sig1", covered)])));
        fields.Add(new("Signature", FieldWriter.Dictionary([new("sig1", signature)])));
        return fields;
    }

    private static List<KeyValuePair<string, string>> Dated(
        Uri uri, DateTimeOffset now, KeyValuePair<string, string>? digest, IReadOnlyDictionary<string, string>? extra)
    {
        List<KeyValuePair<string, string>> fields = [new("Host", HttpMessage.AuthorityOf(uri)), new("Date", HttpDate.Format(now))];
        if (digest is { } given) fields.Add(given);
        fields.AddRange(extra ?? new Dictionary<string, string>());
        return fields;
    }

    private static Parameters ParametersOf(SigningKey key, DateTimeOffset now) => new Parameters()
        .Put("created", BareItem.Of(now.ToUnixTimeSeconds()))
        .Put("keyid", BareItem.Of(key.Id))
        .Put("alg", BareItem.Of(key.Algorithm == SignatureAlgorithm.RsaSha256 ? "rsa-v1_5-sha256" : "ed25519"));
}
