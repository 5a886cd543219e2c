using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.JsonLd;

namespace Reciproca.ActivityPub.Discovery;

/// <summary>Asks other servers who is behind an address, and whether an actor's address is its own. Source: RFC 7033, FEP-2c59.</summary>
/// <param name="fetcher">What fetches the answers.</param>
public sealed class WebFingerClient(SafeFetcher fetcher)
{
    /// <summary>The id of the actor behind an address; null if nobody answers.</summary>
    public async Task<string?> FindActor(WebFingerAddress address, FetchBudget budget, CancellationToken cancel = default) =>
        (await Ask(address.Host, address.Uri, budget, cancel))?.Actor;

    /// <summary>The id of the actor that acts for a node; null if it names none. Source: FEP-2677, FEP-d556.</summary>
    public async Task<string?> FindNodeActor(string host, FetchBudget budget, CancellationToken cancel = default)
    {
        var origin = fetcher.Rules.Home(host).GetLeftPart(UriPartial.Authority);
        var answer = await Ask(host, origin + "/", budget, cancel) ?? await Ask(host, origin, budget, cancel);
        return answer?.Links.FirstOrDefault(l => l.Rel == WebFingerDocument.ApplicationRelation)?.Href;
    }

    /// <summary>
    /// The address under which an actor may be shown: the one it states, or its preferred name at its host, if the WebFinger answer for
    /// it links back to the actor's id verbatim. Null otherwise: then nobody vouches for the address.
    /// </summary>
    public async Task<WebFingerAddress?> ConfirmAddress(LdNode actor, FetchBudget budget, CancellationToken cancel = default)
    {
        if (actor.Id is not { } id || !Uri.TryCreate(id, UriKind.Absolute, out var uri)) return null;
        var stated = actor.Text(Security.Webfinger) ?? $"{actor.Text(As.PreferredUsername)}@{uri.Authority}";
        if (!WebFingerAddress.TryParse(stated, out var address)) return null;
        return await FindActor(address, budget, cancel) == id ? address : null;
    }

    private async Task<WebFingerDocument?> Ask(string host, string resource, FetchBudget budget, CancellationToken cancel)
    {
        var address = new Uri(fetcher.Rules.Home(host), "/.well-known/webfinger?resource=" + Uri.EscapeDataString(resource));
        var result = await fetcher.Get(address, DocumentKind.WebFinger, budget, cancel);
        return result.Found ? WebFingerDocument.Read(result.Document.Json) : null;
    }
}
