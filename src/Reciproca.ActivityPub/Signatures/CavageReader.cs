using System.Globalization;
using System.Text;

namespace Reciproca.ActivityPub.Signatures;

/// <summary>Reads signatures of draft-cavage-http-signatures-12 from <c>Signature</c> or <c>Authorization: Signature</c>.</summary>
public static class CavageReader
{
    private const int LongestField = 16_384;
    private const int MostNames = 32;

    /// <summary>The signature on the message; null when there is none or it is malformed.</summary>
    public static ReceivedSignature? Read(HttpMessage message)
    {
        if (Raw(message) is not { Length: < LongestField } raw || Parameters(raw) is not { } given) return null;
        if (!given.TryGetValue("keyid", out var keyId) || !given.TryGetValue("signature", out var encoded)) return null;
        if (Decode(encoded) is not { } bytes) return null;
        var names = given.GetValueOrDefault("headers", "date").ToLowerInvariant().Split(' ', MostNames + 1, StringSplitOptions.RemoveEmptyEntries);
        if (names.Length is 0 or > MostNames || Base(message, names, given) is not { } text) return null;
        return new()
        {
            Scheme = SignatureScheme.Cavage, KeyId = keyId, Algorithm = given.GetValueOrDefault("algorithm"), Bytes = bytes, Base = text,
            Covered = names, Created = Seconds(given, "created"), Expires = Seconds(given, "expires"),
        };
    }

    internal static string? Base(HttpMessage message, IReadOnlyList<string> names, IReadOnlyDictionary<string, string> given)
    {
        var lines = new StringBuilder();
        foreach (var name in names)
        {
            if (Value(message, name, given) is not { } value) return null;
            if (lines.Length > 0) lines.Append('\n');
            lines.Append(name).Append(": ").Append(value);
        }
        return lines.ToString();
    }

    private static string? Value(HttpMessage message, string name, IReadOnlyDictionary<string, string> given) => name switch
    {
        "(request-target)" => $"{message.Method.ToLowerInvariant()} {message.Target}",
        "(created)" => given.GetValueOrDefault("created"),
        "(expires)" => given.GetValueOrDefault("expires"),
        _ => message.Field(name),
    };

    private static string? Raw(HttpMessage message)
    {
        if (message.Field("signature") is { } field) return field;
        const string prefix = "Signature ";
        return message.Field("authorization") is { } a && a.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? a[prefix.Length..] : null;
    }

    // name="value" or name=value, separated by commas; a name given twice is malformed, for two readers might choose differently.
    internal static Dictionary<string, string>? Parameters(string raw)
    {
        var given = new Dictionary<string, string>();
        for (var at = 0; at < raw.Length;)
        {
            var equals = raw.IndexOf('=', at);
            if (equals < 0) return null;
            var name = raw[at..equals].Trim().ToLowerInvariant();
            var quoted = equals + 1 < raw.Length && raw[equals + 1] == '"';
            var start = quoted ? equals + 2 : equals + 1;
            var end = raw.IndexOf(quoted ? '"' : ',', start);
            if (end < 0 && quoted) return null;
            if (end < 0) end = raw.Length;
            if (!given.TryAdd(name, quoted ? raw[start..end] : raw[start..end].Trim())) return null;
            if (NextParameter(raw, quoted ? end + 1 : end) is not { } next) return null;
            at = next;
        }
        return given;
    }

    private static int? NextParameter(string raw, int at)
    {
        while (at < raw.Length && raw[at] == ' ') at++;
        if (at == raw.Length) return at;
        return raw[at] == ',' ? at + 1 : null;
    }

    private static byte[]? Decode(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var written) ? bytes[..written] : null;
    }

    private static DateTimeOffset? Seconds(Dictionary<string, string> given, string name) =>
        given.TryGetValue(name, out var text) && double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var s) && s < 1e12
            ? ReceivedSignature.Moment((long)s)
            : null;
}
