using Reciproca.ActivityPub.JsonLd;

namespace Reciproca.ActivityPub.Fetching;

/// <summary>
/// Fetches objects in such a way that they are authentic: each from its own id. Source: FEP-fe34, fetching from an origin.
/// </summary>
public static class ObjectFetch
{
    /// <summary>
    /// Fetches the object with an id. When the document found has another id of the same origin, it is fetched from there once more; an
    /// id of another origin, or a second difference, refuses it. Fragments count as part of their document.
    /// </summary>
    public static async Task<FetchedObject> GetObject(this SafeFetcher fetcher, string id, FetchBudget budget, CancellationToken cancel = default)
    {
        var first = await One(fetcher, id, budget, cancel);
        if (first.Refusal != FetchRefusal.WrongId || first.Node?.Id is not { } real || !Origins.Same(real, id)) return Checked(first);
        return Checked(await One(fetcher, real, budget, cancel));
    }

    private static FetchedObject Checked(FetchedObject found) => found.Refusal == FetchRefusal.None ? found : found with { Node = null };

    private static async Task<FetchedObject> One(SafeFetcher fetcher, string id, FetchBudget budget, CancellationToken cancel)
    {
        if (!Uri.TryCreate(id, UriKind.Absolute, out var address)) return new(FetchRefusal.AddressNotAllowed);
        var result = await fetcher.Get(new Uri(address.GetLeftPart(UriPartial.Query)), DocumentKind.Activity, budget, cancel);
        if (!result.Found) return new(result.Refusal, null, result.Status);
        try
        {
            var node = Expander.Expand(result.Document.Json).Root;
            if (node.Id is not { } own) return new(FetchRefusal.Malformed, null, result.Status);
            return new(IsAt(own, result.Document.Location) ? FetchRefusal.None : FetchRefusal.WrongId, node, result.Status);
        }
        catch (ExpansionException)
        {
            return new(FetchRefusal.Malformed, null, result.Status);
        }
    }

    private static bool IsAt(string id, Uri location) =>
        Uri.TryCreate(id, UriKind.Absolute, out var own) && own.GetLeftPart(UriPartial.Query) == location.GetLeftPart(UriPartial.Query);
}
