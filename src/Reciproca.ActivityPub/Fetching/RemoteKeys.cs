using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Keys;

namespace Reciproca.ActivityPub.Fetching;

/// <summary>
/// Finds other servers' public keys. A key counts only when its owner's document names it in return. Source: FEP-fe34, FEP-521a.
/// </summary>
/// <param name="fetcher">What fetches the documents.</param>
public sealed class RemoteKeys(SafeFetcher fetcher)
{
    /// <summary>The key at a URI, its ownership confirmed by the owner's document; null if it cannot be had.</summary>
    public async Task<PublicKey?> Find(string keyId, FetchBudget budget, CancellationToken cancel = default)
    {
        if (!Uri.TryCreate(keyId, UriKind.Absolute, out var address)) return null;
        var result = await fetcher.Get(new Uri(address.GetLeftPart(UriPartial.Query)), DocumentKind.Activity, budget, cancel);
        if (!result.Found || Expand(result.Document) is not { Id: { } id } document) return null;
        if (!Origins.LocationFits(result.Document.Location, id)) return null;
        if (InActor(document, keyId) is { } embedded) return embedded;
        if (id != keyId || OwnerOf(document) is not { } owner) return null;
        return (await fetcher.GetObject(owner, budget, cancel)).Node is { } actor && actor.Id == owner ? Named(actor, document) : null;
    }

    /// <summary>
    /// The key with this URI among the keys an actor's document holds; null if it holds none such or another owner is named.
    /// </summary>
    public static PublicKey? InActor(LdNode actor, string keyId)
    {
        var key = Listed(actor).FirstOrDefault(k => k.Id == keyId && !k.IsReference);
        return key is not null && actor.Id is { } owner && OwnerOf(key) == owner ? Read(key, owner) : null;
    }

    // The key has a document of its own; the actor's must refer to it or hold it.
    private static PublicKey? Named(LdNode actor, LdNode key) =>
        InActor(actor, key.Id!) ?? (Listed(actor).Any(k => k.Id == key.Id) ? Read(key, actor.Id!) : null);

    private static IEnumerable<LdNode> Listed(LdNode actor) =>
        actor.Nodes(Security.PublicKey).Concat(actor.Nodes(Security.AssertionMethod));

    private static string? OwnerOf(LdNode key) => key.Reference(Security.Owner) ?? key.Reference(Security.Controller);

    private static PublicKey? Read(LdNode key, string owner)
    {
        if (key.Text(Security.PublicKeyMultibase) is { } multibase) return PublicKey.FromMultibase(key.Id!, owner, multibase);
        return key.Text(Security.PublicKeyPem) is { } pem ? PublicKey.FromPem(key.Id!, owner, pem) : null;
    }

    private static LdNode? Expand(FetchedDocument document)
    {
        try
        {
            return Expander.Expand(document.Json).Root;
        }
        catch (ExpansionException)
        {
            return null;
        }
    }
}
