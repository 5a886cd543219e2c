using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Spine.Search;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Across.OaiPmh;

/// <summary>A record in the fifteen words of Dublin Core; what has languages says which by xml:lang.</summary>
public sealed class DublinCore(NodeSettings node, RecordKinds kinds, NodeVocabulary vocabulary)
{
    public static readonly XNamespace Oai = "http://www.openarchives.org/OAI/2.0/oai_dc/", Dc = "http://purl.org/dc/elements/1.1/";
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";
    private const string UsualLicence = "https://creativecommons.org/licenses/by/4.0/";

    /// <param name="related">Addresses of public records that it is linked with.</param>
    public XElement Of(RecordRow row, IEnumerable<string> related)
    {
        var record = row.Record;
        return new XElement(Oai + "dc",
            new XAttribute(XNamespace.Xmlns + "oai_dc", Oai), new XAttribute(XNamespace.Xmlns + "dc", Dc), new XAttribute(XNamespace.Xmlns + "xsi", Xsi),
            new XAttribute(Xsi + "schemaLocation", $"{Oai} http://www.openarchives.org/OAI/2.0/oai_dc.xsd"),
            record.Versions.OrderBy(v => v.Language != record.SourceLanguage).ThenBy(v => v.Language, StringComparer.Ordinal).SelectMany(Texts),
            Word("creator", record.Steward.Name), Subjects(record), Word("publisher", node.Name),
            Word("date", (record.PublishedAt ?? record.CreatedAt).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            Word("type", "Text"), Word("type", record.Kind), Word("format", "text/html"), Word("identifier", node.Address.TrimEnd('/') + kinds.Address(record)),
            record.Source is { Length: > 0 } source ? Word("source", source) : null,
            record.Versions.Select(v => v.Language).Order(StringComparer.Ordinal).Select(language => Word("language", language)),
            related.Select(address => Word("relation", address)), Coverage(record), Word("rights", Licence(row)));
    }

    private static IEnumerable<XElement> Texts(RecordVersion version)
    {
        if (version.Title.Length > 0) yield return Word("title", version.Title, version.Language);
        if (Description(version) is { Length: > 0 } description) yield return Word("description", description, version.Language);
    }

    private static string Description(RecordVersion version) =>
        version.Summary.Length > 0 ? version.Summary : PlainText.Start(version.Sections.Find(s => s.Text.Length > 0)?.Text ?? "");

    // each language's own word, and the address that machines know
    private IEnumerable<XElement> Subjects(Record record)
    {
        foreach (var concept in new[] { Schemes.Topic, Schemes.Hazard, Schemes.Sdg }.SelectMany(scheme => record.Codes(scheme).Order(StringComparer.Ordinal).Select(code => vocabulary.Now.Find(scheme, code))).OfType<Concept>())
        {
            foreach (var language in record.Versions.Select(v => v.Language).Append("en").Distinct().Where(concept.Labels.ContainsKey)) yield return Word("subject", concept.Label(language), language);
            if (concept.Uri is { } uri) yield return Word("subject", uri.AbsoluteUri);
        }
    }

    private XElement? Coverage(Record record) => record.Steward.Country is { Length: > 0 } country ? Word("coverage", vocabulary.Now.Label(Schemes.Country, country, "en"), "en") : null;

    private string Licence(RecordRow row) => row.Body is not Practice practice ? UsualLicence
        : vocabulary.Now.Find(Schemes.Licence, practice.Licence) is { } licence ? licence.Uri?.AbsoluteUri ?? licence.Label("en") : practice.Licence;

    private static XElement Word(string name, string value, string? language = null) =>
        new(Dc + name, language is null ? null : new XAttribute(XNamespace.Xml + "lang", language), Printable(value));

    /// <summary>XML has no place for control characters and half pairs, whatever was pasted into a text.</summary>
    public static string Printable(string text)
    {
        var kept = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i])) kept.Append(text[i]).Append(text[++i]);
            else if (XmlConvert.IsXmlChar(text[i]) && !char.IsSurrogate(text[i])) kept.Append(text[i]);
        }
        return kept.ToString();
    }
}
