using System.Text.Json.Nodes;
using Reciproca.ActivityPub.JsonLd;

namespace Reciproca.Spine.Federation.Objects;

/// <summary>
/// Our own words, for what no common vocabulary can say of a record. The namespace is a name and no address: nobody has to own or answer it
/// for documents to mean the same in ten years.
/// </summary>
public static class Rcp
{
    public const string Namespace = "urn:reciproca:";

    public const string Kind = Namespace + "kind", Revision = Namespace + "revision", SourceLanguage = Namespace + "sourceLanguage", Stage = Namespace + "stage";
    public const string Source = Namespace + "source", Steward = Namespace + "steward", Country = Namespace + "country", Tier = Namespace + "tier", Sample = Namespace + "sample";
    public const string Version = Namespace + "version", Language = Namespace + "language", State = Namespace + "state", Title = Namespace + "title";
    public const string Summary = Namespace + "summary", Section = Namespace + "section", Name = Namespace + "name", Text = Namespace + "text";
    public const string Tag = Namespace + "tag", Link = Namespace + "link", LinkType = Namespace + "linkType", LinkTo = Namespace + "linkTo";
    public const string CreatedAt = Namespace + "createdAt", ConfirmedOn = Namespace + "confirmedOn", Unconfirmed = Namespace + "unconfirmed";

    /// <summary>Where a record stood before its organisation moved to another node.</summary>
    public const string MovedFrom = Namespace + "movedFrom";

    /// <summary>Of a letter between two organisations: who wrote it, what it is about, and the digest of a file that is fetched apart.</summary>
    public const string Person = Namespace + "person", About = "http://purl.org/dc/terms/subject", Sha256 = Namespace + "sha256", Size = Namespace + "size";

    /// <summary>Prefix of a column of the body that is one value: "urn:reciproca:field:budget".</summary>
    public const string Field = Namespace + "field:";

    /// <summary>Prefix of a column that is more than one value, as JSON text.</summary>
    public const string Json = Namespace + "json:";

    /// <summary>What a node's actor says of where its records are read and compared.</summary>
    public const string With = Namespace + "with", Records = Namespace + "records", Digest = Namespace + "digest", Until = Namespace + "until";

    /// <summary>Of a record that organisations of two nodes write together: the Offer that let one in, the whole of it, and who takes part.</summary>
    public const string Offer = Namespace + "offer", Whole = Namespace + "whole", Party = Namespace + "party", LeftAt = Namespace + "leftAt";

    /// <summary>Something that a party does to such a record at its home: what, and with which values.</summary>
    public const string Act = Namespace + "Act", What = Namespace + "what", Values = Namespace + "values";

    /// <summary>Named under FEP-844e by those who read all of this.</summary>
    public const string Capability = Namespace + "records-1";

    /// <summary>Every word that is not ActivityStreams is defined in the document itself, so that no reader has to know a context of ours.</summary>
    public static JsonArray Context() => new(
        Contexts.ActivityStreams,
        new JsonObject
        {
            ["rcp"] = new JsonObject { ["@id"] = Namespace, ["@prefix"] = true },
            ["vf"] = Vf.Namespace,
            ["om2"] = "http://www.ontology-of-units-of-measure.org/resource/om-2/",
            ["xsd"] = "http://www.w3.org/2001/XMLSchema#",
            ["Proposal"] = "vf:Proposal", ["Intent"] = "vf:Intent", ["Agreement"] = "vf:Agreement", ["Commitment"] = "vf:Commitment",
            ["Measure"] = "om2:Measure",
            ["action"] = "vf:action", ["purpose"] = "vf:purpose",
            ["publishes"] = Reference("vf:publishes"), ["stipulates"] = Reference("vf:stipulates"), ["satisfies"] = Reference("vf:satisfies"),
            ["resourceConformsTo"] = Reference("vf:resourceConformsTo"), ["resourceQuantity"] = Reference("vf:resourceQuantity"),
            ["unitBased"] = new JsonObject { ["@id"] = "vf:unitBased", ["@type"] = "xsd:boolean" },
            ["hasUnit"] = "om2:hasUnit", ["hasNumericalValue"] = new JsonObject { ["@id"] = "om2:hasNumericalValue", ["@type"] = "xsd:decimal" },
            ["implements"] = Reference(Security.Implements), ["webfinger"] = Security.Webfinger,
            ["about"] = Reference("http://purl.org/dc/terms/subject"),
        });

    private static JsonObject Reference(string iri) => new() { ["@id"] = iri, ["@type"] = "@id" };
}
