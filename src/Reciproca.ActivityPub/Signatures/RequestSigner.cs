using System.Globalization;
using System.Text;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.StructuredFields;

namespace Reciproca.ActivityPub.Signatures;

/// <summary>Signs requests in either scheme. Source: draft-cavage-http-signatures-12 section 4.1, RFC 9421 section 3.1.</summary>
public static class RequestSigner
{
    /// <summary>Adds the date, the digest of the body if there is one, and the signature to a request that has none.</summary>
    /// <param name="request">The request with its final address; headers added later are not covered.</param>
    /// <param name="body">The bytes of its content; empty for a GET.</param>
    /// <param name="key">The key to sign with.</param>
    /// <param name="scheme">The scheme to sign in.</param>
    /// <param name="now">The time to sign at.</param>
    public static void Sign(HttpRequestMessage request, ReadOnlySpan<byte> body, SigningKey key, SignatureScheme scheme, DateTimeOffset now)
    {
        var fields = scheme == SignatureScheme.Cavage
            ? Cavage(request.Method.Method, request.RequestUri!, body, key, now)
            : Modern(request.Method.Method, request.RequestUri!, body, key, now);
        foreach (var (name, value) in fields) request.Headers.TryAddWithoutValidation(name, value);
    }

    /// <summary>The fields that sign a request with the cavage draft.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Cavage(string method, Uri uri, ReadOnlySpan<byte> body, SigningKey key, DateTimeOffset now)
    {
        var fields = Dated(uri, now);
        if (!body.IsEmpty) fields.Add(new("Digest", ContentDigest.Legacy(body)));
        string[] names = body.IsEmpty ? ["(request-target)", "host", "date"] : ["(request-target)", "host", "date", "digest"];
        var text = CavageReader.Base(HttpMessage.Request(method, uri, fields), names, new Dictionary<string, string>())!;
        var signature = Convert.ToBase64String(key.Sign(Encoding.UTF8.GetBytes(text)));
        var algorithm = key.Algorithm == SignatureAlgorithm.RsaSha256 ? "rsa-sha256" : "hs2019";
        fields.Add(new("Signature", $"keyId=\"{key.Id}\",algorithm=\"{algorithm}\",headers=\"{string.Join(' ', names)}\",signature=\"{signature}\""));
        return fields;
    }

    /// <summary>The fields that sign a request with RFC 9421.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Modern(string method, Uri uri, ReadOnlySpan<byte> body, SigningKey key, DateTimeOffset now)
    {
        var fields = Dated(uri, now);
        if (!body.IsEmpty) fields.Add(new("Content-Digest", ContentDigest.Modern(body)));
        var covered = new InnerList(Components(body.IsEmpty), ParametersOf(key, now));
        var text = SignatureBase.Build(HttpMessage.Request(method, uri, fields), covered)!;
        var signature = new Item(BareItem.Of(key.Sign(Encoding.UTF8.GetBytes(text))));
        fields.Add(new("Signature-Input", FieldWriter.Dictionary([new("sig1", covered)])));
        fields.Add(new("Signature", FieldWriter.Dictionary([new("sig1", signature)])));
        return fields;
    }

    private static List<KeyValuePair<string, string>> Dated(Uri uri, DateTimeOffset now) =>
        [new("Host", HttpMessage.AuthorityOf(uri)), new("Date", HttpDate.Format(now))];

    private static List<Item> Components(bool isEmpty)
    {
        string[] names = isEmpty ? ["@method", "@target-uri", "@authority", "date"] : ["@method", "@target-uri", "@authority", "date", "content-digest"];
        return [.. names.Select(n => new Item(BareItem.Of(n)))];
    }

    private static Parameters ParametersOf(SigningKey key, DateTimeOffset now) => new Parameters()
        .Put("created", BareItem.Of(now.ToUnixTimeSeconds()))
        .Put("keyid", BareItem.Of(key.Id))
        .Put("alg", BareItem.Of(key.Algorithm == SignatureAlgorithm.RsaSha256 ? "rsa-v1_5-sha256" : "ed25519"));
}
