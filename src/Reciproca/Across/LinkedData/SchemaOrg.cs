using System.Globalization;
using System.Text.Json.Nodes;
using Reciproca.Kinds.Needs;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Across.LinkedData;

/// <summary>What a record is in schema.org's words. A kind that is not named here is a creative work, or an event if it is one on the fediverse.</summary>
public sealed class SchemaOrg(NodeSettings node, RecordKinds kinds, NodeVocabulary vocabulary)
{
    private const int LongestText = 300, MostTopics = 6;

    public JsonObject Of(Record record, object? body, string language)
    {
        var version = record.Best(language);
        var data = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = Type(record, body), ["@id"] = Home + kinds.Address(record) };
        Put(data, "url", Home + kinds.Address(record));
        Put(data, IsWork(data) ? "headline" : "name", version.Title);
        Put(data, "description", Text(version));
        if (record.Uri is { } origin) Put(data, "sameAs", origin);
        if (body is Organisation organisation) { About(data, organisation); return data; }
        if (IsWork(data)) Work(data, record, version, body);
        else if (record.Kind is "need" or "offer") Exchange(data, record, version, body);
        else data["organizer"] = By(record.Steward);
        Topics(data, record, language);
        return data;
    }

    private string Home => node.Address.TrimEnd('/');

    private string Type(Record record, object? body) => (record.Kind, body) switch
    {
        (_, Organisation organisation) => IsGovernment(organisation) ? "GovernmentOrganization" : "Organization",
        ("need", _) => "Demand",
        ("offer", _) => "Offer",
        ("practice", _) => "Article",
        _ => kinds[record.Kind].ActivityType == "Event" ? "Event" : "CreativeWork",
    };

    private static bool IsWork(JsonObject data) => (string)data["@type"]! is "Article" or "CreativeWork";

    private bool IsGovernment(Organisation organisation) => vocabulary.Now.Find(Schemes.Tier, organisation.Tier) is { } tier && vocabulary.Now.Ancestors(tier).Prepend(tier).Any(t => t.Code == "local");

    private void Work(JsonObject data, Record record, RecordVersion version, object? body)
    {
        data["author"] = By(record.Steward);
        data["publisher"] = new JsonObject { ["@type"] = "Organization", ["name"] = node.Name, ["url"] = Home };
        Put(data, "inLanguage", version.Language);
        Put(data, "datePublished", Date(record.PublishedAt));
        Put(data, "dateModified", Date(record.ChangedAt));
        data["isAccessibleForFree"] = true;
        if (body is Practice practice && vocabulary.Now.Find(Schemes.Licence, practice.Licence)?.Uri is { } licence) Put(data, "license", licence.AbsoluteUri);
    }

    private void Exchange(JsonObject data, Record record, RecordVersion version, object? body)
    {
        data["itemOffered"] = new JsonObject { ["@type"] = "Service", ["name"] = version.Title };
        // schema.org knows who offers and has no word for who asks: a need is for the area of the one who asks
        data[record.Kind == "offer" ? "offeredBy" : "areaServed"] = record.Kind == "offer" ? By(record.Steward) : Area(record.Steward);
        Put(data, "availabilityStarts", Date(record.PublishedAt));
        if (body is Need { Deadline: { } deadline }) Put(data, "availabilityEnds", deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
    }

    private static void About(JsonObject data, Organisation organisation)
    {
        if (organisation.Country.Length > 0) data["address"] = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = organisation.Country };
        if (organisation is { Latitude: { } latitude, Longitude: { } longitude })
            data["location"] = new JsonObject { ["@type"] = "Place", ["geo"] = new JsonObject { ["@type"] = "GeoCoordinates", ["latitude"] = latitude, ["longitude"] = longitude } };
        if (organisation.Website is { Length: > 0 } website) Put(data, "sameAs", website);
    }

    private void Topics(JsonObject data, Record record, string language)
    {
        var topics = new[] { Schemes.Topic, Schemes.Hazard, Schemes.Sdg }.SelectMany(scheme => record.Codes(scheme).Select(code => vocabulary.Now.Find(scheme, code))).OfType<Concept>().Take(MostTopics).ToList();
        if (topics.Count == 0 || !IsWork(data)) return;
        data["about"] = new JsonArray([.. topics.Select(topic =>
        {
            var about = new JsonObject { ["@type"] = "DefinedTerm", ["name"] = topic.Label(language) };
            if (topic.Uri is { } uri) about["url"] = uri.AbsoluteUri;
            return (JsonNode)about;
        })]);
    }

    private JsonObject By(Organisation steward)
    {
        var by = new JsonObject { ["@type"] = IsGovernment(steward) ? "GovernmentOrganization" : "Organization", ["name"] = steward.Name, ["url"] = $"{Home}/organisations/{steward.ShortId}" };
        if (steward.Country.Length > 0) by["address"] = new JsonObject { ["@type"] = "PostalAddress", ["addressCountry"] = steward.Country };
        return by;
    }

    private static JsonObject Area(Organisation steward) => new() { ["@type"] = "AdministrativeArea", ["name"] = steward.Name };

    private static string Text(RecordVersion version)
    {
        var text = version.Summary.Length > 0 ? version.Summary : PlainText.Start(version.Sections.Find(s => s.Text.Length > 0)?.Text ?? "");
        return text.Length <= LongestText ? text : text[..LongestText].TrimEnd() + "…";
    }

    private static string? Date(DateTime? at) => at?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static void Put(JsonObject data, string name, string? value)
    {
        if (value is { Length: > 0 }) data[name] = value;
    }
}
