using System.Buffers;
using System.Text.Json;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.Json;

namespace Reciproca.ActivityPub.Discovery;

/// <summary>A link in a WebFinger answer.</summary>
/// <param name="Rel">What it is to the subject.</param>
/// <param name="Type">Its content type, if given.</param>
/// <param name="Href">Its address, if given.</param>
/// <param name="Template">Its address with a <c>{uri}</c> to fill, if given.</param>
public sealed record WebFingerLink(string Rel, string? Type = null, string? Href = null, string? Template = null);

/// <summary>A WebFinger answer (JRD). Source: RFC 7033 section 4.4, FEP-2677 for the application actor.</summary>
/// <param name="Subject">Whom it is about: an <c>acct:</c> URI or the URI of an actor.</param>
/// <param name="Aliases">Other URIs of the same.</param>
/// <param name="Links">Its links.</param>
public sealed record WebFingerDocument(string Subject, IReadOnlyList<string> Aliases, IReadOnlyList<WebFingerLink> Links)
{
    /// <summary>The relation of a host to its instance actor. Source: FEP-2677, FEP-d556.</summary>
    public const string ApplicationRelation = "https://www.w3.org/ns/activitystreams#Application";

    private const string ProfileRelation = "http://webfinger.net/rel/profile-page";
    private const int MostLinks = 100;

    /// <summary>The id of the actor: the <c>self</c> link with a content type of ActivityPub, verbatim; null if there is none.</summary>
    public string? Actor => Links.FirstOrDefault(l => l.Rel == "self" && MediaTypes.Fits(DocumentKind.Activity, l.Type))?.Href;

    /// <summary>The answer about an actor.</summary>
    /// <param name="address">Its address.</param>
    /// <param name="actor">Its id, exactly as its document has it.</param>
    /// <param name="page">The page about it for people, if it has one.</param>
    public static WebFingerDocument ForActor(WebFingerAddress address, string actor, string? page = null)
    {
        var links = new List<WebFingerLink> { new("self", MediaTypes.Activity, actor) };
        if (page is not null) links.Add(new(ProfileRelation, "text/html", page));
        return new(address.Uri, page is null || page == actor ? [actor] : [actor, page], links);
    }

    /// <summary>The answer about a host itself: who acts for the node. Source: FEP-2677, FEP-d556.</summary>
    public static WebFingerDocument ForNode(string origin, string actor) =>
        new(origin, [], [new(ApplicationRelation, MediaTypes.Activity, actor)]);

    /// <summary>The answer as JSON, to be sent as <see cref="MediaTypes.WebFinger"/> with <c>Access-Control-Allow-Origin: *</c>.</summary>
    public byte[] ToJson()
    {
        var output = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("subject", Subject);
            json.WriteStartArray("aliases");
            foreach (var alias in Aliases) json.WriteStringValue(alias);
            json.WriteEndArray();
            json.WriteStartArray("links");
            foreach (var link in Links) Write(json, link);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Reads an answer; null if it has no subject. Malformed links are passed over.</summary>
    public static WebFingerDocument? Read(JsonElement json)
    {
        if (json.TextOrNull("subject") is not { } subject) return null;
        var links = Items(json, "links").Where(l => l.TextOrNull("rel") is not null)
            .Select(l => new WebFingerLink(l.TextOrNull("rel")!, l.TextOrNull("type"), l.TextOrNull("href"), l.TextOrNull("template")));
        return new(subject, [.. Items(json, "aliases").Select(a => a.TextOrNull()).OfType<string>()], [.. links]);
    }

    private static IEnumerable<JsonElement> Items(JsonElement json, string member) =>
        json.TryGetProperty(member, out var items) && items.ValueKind == JsonValueKind.Array ? items.EnumerateArray().Take(MostLinks) : [];

    private static void Write(Utf8JsonWriter json, WebFingerLink link)
    {
        json.WriteStartObject();
        json.WriteString("rel", link.Rel);
        if (link.Type is not null) json.WriteString("type", link.Type);
        if (link.Href is not null) json.WriteString("href", link.Href);
        if (link.Template is not null) json.WriteString("template", link.Template);
        json.WriteEndObject();
    }
}
