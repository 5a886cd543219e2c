using System.Net;
using System.Net.Sockets;

namespace Reciproca.ActivityPub.Fetching;

/// <summary>Which addresses may be asked and how much of an answer is read.</summary>
public sealed record FetchRules
{
    /// <summary>Whether loopback addresses may be asked, also without TLS. Only for development and tests on one machine.</summary>
    public bool AllowLoopback { get; init; }

    /// <summary>Hosts with ports, such as <c>localhost:5081</c>, that alone are meant by <see cref="AllowLoopback"/>; empty for all.</summary>
    public IReadOnlySet<string> LoopbackHosts { get; init; } = new HashSet<string>();

    /// <summary>Most bytes of one answer, after decompression. 1 MiB unless set.</summary>
    public int MostBytes { get; init; } = 1 << 20;

    /// <summary>How long one answer may take in all. Ten seconds unless set.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How many redirects are followed. Three unless set.</summary>
    public int MostRedirects { get; init; } = 3;

    /// <summary>How deep JSON may nest. 32 unless set.</summary>
    public int JsonDepth { get; init; } = Json.BoundedJson.DefaultDepth;

    /// <summary>What we call ourselves, such as <c>Reciproca/1.0 (https://node.example)</c>.</summary>
    public string UserAgent { get; init; } = "Reciproca";

    /// <summary>Whether an address may be asked at all, before its host is looked up: https, a host, no credentials.</summary>
    public bool MayAsk(Uri address) =>
        address is { IsAbsoluteUri: true, UserInfo: "", Host.Length: > 0 }
        && (address.Scheme == "https" || (address.Scheme == "http" && MayLoop(address.Authority)));

    /// <summary>Whether a looked-up host may be connected to. Without TLS only loopback may, and that only where it is allowed.</summary>
    /// <param name="address">One of the host's addresses.</param>
    /// <param name="scheme"><c>https</c> or <c>http</c>.</param>
    /// <param name="authority">The host with its port, unless that is the default; null where hosts are not named.</param>
    public bool MayConnect(IPAddress address, string scheme, string? authority = null)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        if (IPAddress.IsLoopback(address)) return MayLoop(authority);
        return scheme == "https" && IsPublic(address);
    }

    private bool MayLoop(string? authority) => AllowLoopback && (LoopbackHosts.Count == 0 || (authority is not null && LoopbackHosts.Contains(authority)));

    /// <summary>The base address of a host: https, or http for a loopback host where that is allowed.</summary>
    public Uri Home(string host)
    {
        var secure = new Uri("https://" + host + "/");
        return AllowLoopback && secure.IsLoopback ? new Uri("http://" + host + "/") : secure;
    }

    /// <summary>Whether an address is on the public internet. Source: IANA special-purpose address registries.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetwork ? IsPublicFour(address) : IsPublicSix(address);
    }

    private static readonly IPNetwork[] ReservedFour =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
            "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    // Tunnels and translators inside 2000::/3 could carry a private IPv4 address.
    private static readonly IPNetwork[] ReservedSix =
        [.. new[] { "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20" }.Select(n => IPNetwork.Parse(n))];

    private static readonly IPNetwork GlobalSix = IPNetwork.Parse("2000::/3");

    private static bool IsPublicFour(IPAddress address) => !Array.Exists(ReservedFour, n => n.Contains(address));

    private static bool IsPublicSix(IPAddress address) =>
        GlobalSix.Contains(address) && !Array.Exists(ReservedSix, n => n.Contains(address));
}
