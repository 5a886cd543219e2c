using System.Net.Http.Headers;

namespace Reciproca.ActivityPub.Fetching;

/// <summary>What kind of document is asked for, and the content types it may come with.</summary>
public enum DocumentKind
{
    /// <summary>An ActivityPub object: <c>application/activity+json</c>, or <c>application/ld+json</c> with its profile.</summary>
    Activity,

    /// <summary>A WebFinger answer: <c>application/jrd+json</c> or <c>application/json</c>.</summary>
    WebFinger,

    /// <summary>A NodeInfo document: <c>application/json</c>; its links also come as <c>application/jrd+json</c>.</summary>
    NodeInfo,
}

/// <summary>Content types of the fediverse.</summary>
public static class MediaTypes
{
    /// <summary>The short name of an ActivityPub object's content type.</summary>
    public const string Activity = "application/activity+json";

    /// <summary>The long name of the same content type, which ActivityPub section 3.2 asks clients to send.</summary>
    public const string LinkedData = "application/ld+json; profile=\"https://www.w3.org/ns/activitystreams\"";

    /// <summary>The content type of a WebFinger answer.</summary>
    public const string WebFinger = "application/jrd+json";

    /// <summary>The content type of a NodeInfo 2.1 document.</summary>
    public const string NodeInfo = "application/json; profile=\"http://nodeinfo.diaspora.software/ns/schema/2.1#\"";

    /// <summary>What to ask for, as an <c>Accept</c> value.</summary>
    public static string Accept(DocumentKind kind) => kind switch
    {
        DocumentKind.Activity => $"{Activity}, {LinkedData}",
        DocumentKind.WebFinger => $"{WebFinger}, application/json",
        _ => "application/json",
    };

    /// <summary>Whether a content type is one the kind of document may come with. Source: FEP-fe34, ActivityPub section 3.2.</summary>
    public static bool Fits(DocumentKind kind, string? contentType)
    {
        if (!MediaTypeHeaderValue.TryParse(contentType, out var type)) return false;
        var name = type.MediaType?.ToLowerInvariant();
        return kind switch
        {
            DocumentKind.Activity => name == Activity || (name == "application/ld+json" && HasProfile(type)),
            DocumentKind.WebFinger => name is WebFinger or "application/json",
            _ => name is "application/json" or WebFinger,
        };
    }

    private static bool HasProfile(MediaTypeHeaderValue type) =>
        type.Parameters.Any(p => p.Name.Equals("profile", StringComparison.OrdinalIgnoreCase)
            && (p.Value ?? "").Trim('"').Split(' ').Contains("https://www.w3.org/ns/activitystreams"));
}
