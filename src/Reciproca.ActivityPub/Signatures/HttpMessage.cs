namespace Reciproca.ActivityPub.Signatures;

/// <summary>
/// What a signature sees of a request or response. The target is kept as it came over the wire: a parsed and
/// rewritten path no longer matches what was signed (WordPress ids carry their meaning in the query).
/// </summary>
public sealed class HttpMessage
{
    private readonly Dictionary<string, string> fields = new(StringComparer.OrdinalIgnoreCase);

    private HttpMessage(IEnumerable<KeyValuePair<string, string>> lines)
    {
        foreach (var (name, line) in lines)
        {
            var value = line.Trim(' ', '\t');
            fields[name] = fields.TryGetValue(name, out var before) ? before + ", " + value : value;
        }
    }

    /// <summary>The request method; empty for a response.</summary>
    public string Method { get; private init; } = "";

    /// <summary><c>https</c> or <c>http</c>.</summary>
    public string Scheme { get; private init; } = "https";

    /// <summary>Host and, unless it is the default, port.</summary>
    public string Authority { get; private init; } = "";

    /// <summary>Path and query as sent, starting with a slash.</summary>
    public string Target { get; private init; } = "/";

    /// <summary>The status code; null for a request.</summary>
    public int? Status { get; private init; }

    /// <summary>Whether the message is a request.</summary>
    public bool IsRequest => Status is null;

    /// <summary>A received request.</summary>
    /// <param name="method">The method as sent.</param>
    /// <param name="scheme">The scheme the client used, which behind a proxy is not the one the server sees.</param>
    /// <param name="authority">The host that was asked; give the server's own, so that what was signed for another is refused.</param>
    /// <param name="target">Path and query exactly as sent.</param>
    /// <param name="lines">Header lines in order; a name may recur.</param>
    public static HttpMessage Request(
        string method, string scheme, string authority, string target, IEnumerable<KeyValuePair<string, string>> lines) =>
        new(lines) { Method = method, Scheme = scheme.ToLowerInvariant(), Authority = authority, Target = target };

    /// <summary>A request about to be sent to a parsed address.</summary>
    public static HttpMessage Request(string method, Uri uri, IEnumerable<KeyValuePair<string, string>> lines) =>
        Request(method, uri.Scheme, AuthorityOf(uri), uri.PathAndQuery, lines);

    /// <summary>A response.</summary>
    public static HttpMessage Response(int status, IEnumerable<KeyValuePair<string, string>> lines) => new(lines) { Status = status };

    /// <summary>A field's value, lines joined by a comma as HTTP allows; null when the field is absent.</summary>
    public string? Field(string name) => fields.GetValueOrDefault(name);

    internal string Path => Target.IndexOf('?') is var q and >= 0 ? Target[..q] : Target;

    internal string Query => Target.IndexOf('?') is var q and >= 0 ? Target[q..] : "?";

    internal string NormalAuthority => Normal(Authority, Scheme);

    internal static string Normal(string authority, string scheme)
    {
        var lower = authority.ToLowerInvariant();
        var usual = scheme == "https" ? ":443" : ":80";
        return lower.EndsWith(usual, StringComparison.Ordinal) ? lower[..^usual.Length] : lower;
    }

    internal static string AuthorityOf(Uri uri) => uri.IsDefaultPort ? HostOf(uri) : $"{HostOf(uri)}:{uri.Port}";

    private static string HostOf(Uri uri) => uri.HostNameType == UriHostNameType.IPv6 ? uri.Host : uri.IdnHost;
}
