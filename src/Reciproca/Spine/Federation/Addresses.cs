using Reciproca.Spine.Records;

namespace Reciproca.Spine.Federation;

/// <summary>Where everything of this node lies for other servers. These addresses are identities: they never change.</summary>
public sealed class Addresses(NodeSettings node, RecordKinds kinds)
{
    public const string Organisations = "organisations";

    public string Home { get; } = node.Address.TrimEnd('/');

    /// <summary>Host, with its port unless that is the default.</summary>
    public string Host { get; } = new Uri(node.Address).Authority;

    /// <summary>The actor that acts for the node.</summary>
    public string Node => Home + "/actor";
    public string Inbox => Home + "/inbox";
    public string Records => Home + "/federation/records";
    public string Digest => Home + "/federation/digest";

    /// <summary>An organisation's actor, which is also where people read its profile.</summary>
    public string Actor(string shortId) => $"{Home}/{Organisations}/{shortId}";

    public string Of(Record record) => record.Uri ?? Home + kinds.Address(record);

    /// <summary>The short id in an address of one of our records; null for any other address.</summary>
    public string? ShortIdOf(string uri) => uri.StartsWith(Home + "/", StringComparison.Ordinal)
        && uri[(Home.Length + 1)..].Split('/') is [var path, { Length: > 0 and <= 12 } id] && kinds.ByPath(path) is not null ? id : null;

    public bool IsOurs(string uri) => uri.StartsWith(Home + "/", StringComparison.Ordinal);

    public static string HostOf(string uri) => Uri.TryCreate(uri, UriKind.Absolute, out var parsed) ? parsed.Authority.ToLowerInvariant() : "";
}
