using System.Text.Json;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.Json;

namespace Reciproca.ActivityPub.Discovery;

/// <summary>What another server says about itself; nothing of it is proven.</summary>
/// <param name="Software">The software's name.</param>
/// <param name="Version">The software's version.</param>
/// <param name="Document">The whole document.</param>
public sealed record RemoteNodeInfo(string Software, string Version, JsonElement Document);

/// <summary>Asks other servers what they are. Source: NodeInfo protocol, FEP-f1d5.</summary>
/// <param name="fetcher">What fetches the documents.</param>
public sealed class NodeInfoClient(SafeFetcher fetcher)
{
    private const string Schema = "http://nodeinfo.diaspora.software/ns/schema/";

    /// <summary>What a host says about itself in the newest 2.x version it offers; null if it says nothing that can be read.</summary>
    public async Task<RemoteNodeInfo?> Find(string host, FetchBudget budget, CancellationToken cancel = default)
    {
        var home = fetcher.Rules.Home(host);
        var links = await fetcher.Get(new Uri(home, "/.well-known/nodeinfo"), DocumentKind.NodeInfo, budget, cancel);
        if (!links.Found || Newest(links.Document.Json, home) is not { } address) return null;
        var result = await fetcher.Get(address, DocumentKind.NodeInfo, budget, cancel);
        if (!result.Found || result.Document.Json.ValueKind != JsonValueKind.Object) return null;
        return result.Document.Json.TryGetProperty("software", out var software) && software.TextOrNull("name") is { } name
            ? new(name, software.TextOrNull("version") ?? "", result.Document.Json)
            : null;
    }

    // The document must be on the host that was asked: a server cannot speak for another.
    private static Uri? Newest(JsonElement json, Uri home)
    {
        if (json.ValueKind != JsonValueKind.Object || !json.TryGetProperty("links", out var links)) return null;
        if (links.ValueKind != JsonValueKind.Array) return null;
        return links.EnumerateArray().Take(20)
            .Where(l => l.TextOrNull("rel")?.StartsWith(Schema + "2.", StringComparison.Ordinal) == true)
            .OrderByDescending(l => l.TextOrNull("rel"), StringComparer.Ordinal)
            .Select(l => Uri.TryCreate(home, l.TextOrNull("href"), out var address) ? address : null)
            .FirstOrDefault(a => a is not null && Origins.Same(a.AbsoluteUri, home.AbsoluteUri));
    }
}
