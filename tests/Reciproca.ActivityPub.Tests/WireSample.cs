using System.Text;
using System.Text.Json;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Tests;

/// <summary>A message recorded from another program, with its bytes rebuilt as that program wrote them (their digest proves it).</summary>
internal sealed class WireSample
{
    private readonly JsonElement http;

    private WireSample(string name)
    {
        Name = name;
        var sample = SharedData.Json($"wire-samples/{name}.json");
        http = sample.GetProperty("http");
        Json = sample.GetProperty("body");
        Body = Encoding.UTF8.GetBytes(name.StartsWith("wordpress", StringComparison.Ordinal) ? AsWordPress(Compact(Json)) : Compact(Json));
    }

    public static readonly TheoryData<string> Names =
    [
        "fedify-accept-follow", "fedify-accept-result-agreement", "fedify-create-note", "fedify-create-proposal", "fedify-delete-tombstone",
        "fedify-follow", "fedify-offer-agreement", "nodebb-accept-follow", "nodebb-announce-article", "nodebb-announce-create-article",
        "nodebb-announce-create-note", "nodebb-announce-note", "wordpress-accept-follow", "wordpress-create-note",
    ];

    public string Name { get; }
    public JsonElement Json { get; }
    public byte[] Body { get; }
    public string Digest => http.GetProperty("digest").GetString()!;
    public string ContentDigest => http.GetProperty("cd").GetString()!;
    public string SignatureInput => http.GetProperty("sigin").GetString()!;

    public static WireSample Read(string name) => new(name);

    /// <summary>The request as it was sent; the recording left out the date, which lies in the second of the signature or next to it.</summary>
    public HttpMessage Request(DateTimeOffset date)
    {
        var request = http.GetProperty("req").GetString()!.Split(' ');
        var host = http.GetProperty("host").GetString()!;
        var fields = new Dictionary<string, string>
        {
            ["Host"] = host, ["Date"] = HttpDate.Format(date), ["Content-Type"] = http.GetProperty("ct").GetString()!,
            ["Signature"] = http.GetProperty("sig").GetString()!,
        };
        if (SignatureInput.Length > 0) fields["Signature-Input"] = SignatureInput;
        if (ContentDigest.Length > 0) fields["Content-Digest"] = ContentDigest;
        if (Digest.Length > 0) fields["Digest"] = Digest;
        return HttpMessage.Request(request[0], "https", host, request[1], fields);
    }

    private static string Compact(JsonElement value) =>
        JsonSerializer.Serialize(value, new JsonSerializerOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    // PHP escapes slashes, everything beyond ASCII and, in ActivityPub for WordPress, what HTML gives a meaning.
    private static string AsWordPress(string json)
    {
        var written = new StringBuilder();
        foreach (var c in json.Replace("\\\"", "\\u0022").Replace("/", "\\/"))
        {
            if (c is '<' or '>' or '&' or '\'') written.Append($"\\u{(int)c:X4}");
            else if (c > '~') written.Append($"\\u{(int)c:x4}");
            else written.Append(c);
        }
        return written.ToString();
    }
}
