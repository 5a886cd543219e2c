namespace Reciproca.ActivityPub.Discovery;

/// <summary>
/// What a <c>resource</c> parameter asks for: an address, or the https URI of an actor or of the node. Source: RFC 7033 section 4.1.
/// </summary>
/// <param name="Address">The address asked for; null if a URI was.</param>
/// <param name="Uri">The URI asked for; null if an address was.</param>
public sealed record WebFingerQuestion(WebFingerAddress? Address, Uri? Uri)
{
    /// <summary>Reads a <c>resource</c> parameter; null if it is neither, to be answered with 400.</summary>
    public static WebFingerQuestion? Read(string? resource)
    {
        if (WebFingerAddress.TryParse(resource, out var address)) return new(address, null);
        if (resource is not { Length: < 2048 } || !System.Uri.TryCreate(resource, UriKind.Absolute, out var uri)) return null;
        return IsWeb(uri) ? new(null, uri) : null;
    }

    private static bool IsWeb(Uri uri) => uri.Scheme is "https" or "http";
}
