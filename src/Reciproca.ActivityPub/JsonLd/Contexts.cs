namespace Reciproca.ActivityPub.JsonLd;

/// <summary>
/// Addresses of contexts to write into documents we send. Strict readers drop words that no context of the document defines, and
/// carry only some contexts with them; these were seen to work with Fedify 2.3.6, but for the last three, which were not tried.
/// </summary>
public static class Contexts
{
    /// <summary>Activity Streams 2.0; every document starts with it.</summary>
    public const string ActivityStreams = "https://www.w3.org/ns/activitystreams";

    /// <summary>For an actor's <c>publicKey</c>.</summary>
    public const string Security = "https://w3id.org/security/v1";

    /// <summary>For an actor's <c>assertionMethod</c>, which the Multikey context does not define.</summary>
    public const string Did = "https://www.w3.org/ns/did/v1";

    /// <summary>For the Multikeys under <c>assertionMethod</c>.</summary>
    public const string Multikey = "https://w3id.org/security/multikey/v1";

    /// <summary>For a document with an integrity proof (FEP-8b32).</summary>
    public const string DataIntegrity = "https://w3id.org/security/data-integrity/v2";

    /// <summary>For an actor's <c>webfinger</c> (FEP-2c59).</summary>
    public const string WebFinger = "https://purl.archive.org/socialweb/webfinger";

    /// <summary>For <c>implements</c> (FEP-844e).</summary>
    public const string Capabilities = "https://w3id.org/fep/844e";

    /// <summary>For events (FEP-8a8e).</summary>
    public const string Events = "https://w3id.org/fep/8a8e";
}
