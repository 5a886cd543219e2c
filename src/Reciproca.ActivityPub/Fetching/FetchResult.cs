using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Reciproca.ActivityPub.JsonLd;

namespace Reciproca.ActivityPub.Fetching;

/// <summary>Why a document was not fetched.</summary>
public enum FetchRefusal
{
    /// <summary>It was.</summary>
    None,

    /// <summary>The address is not https, has no host or has credentials in it.</summary>
    AddressNotAllowed,

    /// <summary>The host is on a private network, or has no address.</summary>
    PrivateAddress,

    /// <summary>The host cannot be reached.</summary>
    Unreachable,

    /// <summary>The answer took too long.</summary>
    TooSlow,

    /// <summary>The answer is too large.</summary>
    TooLarge,

    /// <summary>One redirect led to the next too often.</summary>
    TooManyRedirects,

    /// <summary>The budget of the activity is used up.</summary>
    OverBudget,

    /// <summary>The answer is of another content type; it may be somebody's upload.</summary>
    WrongContentType,

    /// <summary>The answer is no JSON within the limits, or has no id.</summary>
    Malformed,

    /// <summary>The document has another id than the address it was found at.</summary>
    WrongId,

    /// <summary>The server wants a signature by somebody else, or refuses us.</summary>
    Forbidden,

    /// <summary>There is nothing at the address (404).</summary>
    NotFound,

    /// <summary>It was deleted (410).</summary>
    Gone,

    /// <summary>The server answered with another error.</summary>
    ServerError,
}

/// <summary>A fetched JSON document.</summary>
/// <param name="Location">Where it was found after redirects.</param>
/// <param name="Bytes">Its bytes as sent.</param>
/// <param name="Json">Its JSON.</param>
public sealed record FetchedDocument(Uri Location, byte[] Bytes, JsonElement Json);

/// <summary>What came of fetching a document.</summary>
/// <param name="Refusal">None, or why it was not fetched.</param>
/// <param name="Document">The document; null if it was not fetched.</param>
/// <param name="Status">The last status code, if any answer came.</param>
public sealed record FetchResult(FetchRefusal Refusal, FetchedDocument? Document = null, int? Status = null)
{
    /// <summary>Whether there is a document.</summary>
    [MemberNotNullWhen(true, nameof(Document))]
    public bool Found => Document is not null;
}

/// <summary>What came of fetching an object by its id.</summary>
/// <param name="Refusal">None, or why it is not accepted.</param>
/// <param name="Node">The object, expanded, whose id is the address it was found at; null if it is not accepted.</param>
/// <param name="Status">The last status code, if any answer came.</param>
public sealed record FetchedObject(FetchRefusal Refusal, LdNode? Node = null, int? Status = null);
