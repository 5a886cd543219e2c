using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Keys;

namespace Reciproca.ActivityPub;

/// <summary>Whether a claim may be believed.</summary>
public enum OriginVerdict
{
    /// <summary>It may.</summary>
    Allowed,

    /// <summary>Something needed to decide is absent, ambiguous or no URI.</summary>
    Unclear,

    /// <summary>Two URIs that must share an origin do not.</summary>
    OtherOrigin,

    /// <summary>The owner is another actor. Same host is not same actor.</summary>
    OtherOwner,
}

/// <summary>The checks that keep one server, and one actor, from speaking for another. Source: FEP-fe34.</summary>
public static class Origins
{
    /// <summary>Whether two URIs share scheme, host and port.</summary>
    public static bool Same(string a, string b) =>
        Parse(a) is { } first && Parse(b) is { } second
        && first.Scheme == second.Scheme && first.IdnHost.Equals(second.IdnHost, StringComparison.OrdinalIgnoreCase) && first.Port == second.Port;

    /// <summary>Whether a document found at a location may have this id: both share an origin.</summary>
    public static bool LocationFits(Uri location, string id) => Same(location.AbsoluteUri, id);

    /// <summary>
    /// Whether two URIs name the same actor: identical but for the case of scheme and host. The query is part of the name.
    /// </summary>
    public static bool SameOwner(string a, string b) => a == b || (Same(a, b) && Rest(a) == Rest(b));

    /// <summary>
    /// The URI of the actor that owns an object: an activity's <c>actor</c>, a key's owner, an actor itself, else <c>attributedTo</c>.
    /// Null when there is none, there are several, or it is of another origin than the object.
    /// </summary>
    public static string? Owner(LdNode node)
    {
        var owner = ClaimedOwner(node);
        return owner is not null && (node.Id is null || Same(owner, node.Id)) ? owner : null;
    }

    /// <summary>
    /// Whether a key may sign an activity: its owner is the activity's only actor, and the activity's id is of that origin.
    /// </summary>
    public static OriginVerdict MaySign(PublicKey key, LdNode activity)
    {
        if (activity.Reference(As.Actor) is not { } actor) return OriginVerdict.Unclear;
        if (!SameOwner(actor, key.Owner)) return Same(actor, key.Owner) ? OriginVerdict.OtherOwner : OriginVerdict.OtherOrigin;
        return activity.Id is null || Same(activity.Id, actor) ? OriginVerdict.Allowed : OriginVerdict.OtherOrigin;
    }

    /// <summary>
    /// Whether an activity may change or delete an object as we know it (Update, Delete, Undo; for Add and Remove pass the target). The
    /// object passed must be our own stored copy: what the activity says about it is what is in doubt.
    /// </summary>
    public static OriginVerdict MayChange(LdNode activity, LdNode stored)
    {
        if (activity.Reference(As.Actor) is not { } actor || Owner(stored) is not { } owner) return OriginVerdict.Unclear;
        return Compare(actor, owner);
    }

    /// <summary>The same question where only the ids are kept.</summary>
    public static OriginVerdict MayChange(string actor, string ownerOfStored) => Compare(actor, ownerOfStored);

    /// <summary>Whether a Create may bring an object: the object is of the actor's origin and attributed to it.</summary>
    public static OriginVerdict MayCreate(LdNode activity, LdNode embedded)
    {
        if (activity.Reference(As.Actor) is not { } actor || embedded.Id is not { } id) return OriginVerdict.Unclear;
        if (!Same(actor, id)) return OriginVerdict.OtherOrigin;
        return ClaimedOwner(embedded) is { } owner ? Compare(actor, owner) : OriginVerdict.Unclear;
    }

    /// <summary>
    /// Whether an embedded object may be believed because its wrapper is: it is anonymous, a fragment of the wrapper, or of the same
    /// origin and owner. Otherwise it must be fetched from its id.
    /// </summary>
    public static bool EmbeddedIsTrusted(LdNode wrapper, LdNode embedded)
    {
        if (embedded.Id is not { } id) return true;
        if (wrapper.Id is not { } outer) return false;
        if (id.StartsWith(outer + "#", StringComparison.Ordinal)) return true;
        return Same(outer, id) && Owner(wrapper) is { } a && Owner(embedded) is { } b && SameOwner(a, b);
    }

    /// <summary>
    /// Whether an actor may move to another: the other is reached from its own id and lists the first under <c>alsoKnownAs</c>.
    /// </summary>
    public static bool MayMove(LdNode from, LdNode fetchedTarget) =>
        from.Id is { } id && fetchedTarget.References(As.AlsoKnownAs).Any(known => SameOwner(known, id));

    private static OriginVerdict Compare(string actor, string owner)
    {
        if (SameOwner(actor, owner)) return OriginVerdict.Allowed;
        return Same(actor, owner) ? OriginVerdict.OtherOwner : OriginVerdict.OtherOrigin;
    }

    private static string? ClaimedOwner(LdNode node)
    {
        if (node.All(As.Actor).Any()) return node.Reference(As.Actor);
        if (node.All(Security.Owner).Any()) return node.Reference(Security.Owner);
        if (node.All(Security.Controller).Any()) return node.Reference(Security.Controller);
        if (node.All(As.Inbox).Any()) return node.Id;
        return node.Reference(As.AttributedTo);
    }

    private static Uri? Parse(string uri) =>
        Uri.TryCreate(uri, UriKind.Absolute, out var parsed) && parsed.Scheme is "https" or "http" && parsed.Host.Length > 0 ? parsed : null;

    private static string Rest(string uri)
    {
        var host = uri.IndexOf("://", StringComparison.Ordinal) + 3;
        var end = uri.AsSpan(host).IndexOfAny('/', '?', '#');
        return end < 0 ? "" : uri[(host + end)..];
    }
}
