using System.Xml.Linq;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Web.Records;

namespace Reciproca.Across.Find;

/// <summary>Found records as Atom (RFC 4287).</summary>
public sealed class AtomFeed(NodeSettings settings, RecordKinds kinds)
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    public string Of(string title, SearchAddress address, IReadOnlyList<RecordHit> hits)
    {
        var updated = hits.Count > 0 ? hits.Max(h => h.Card.ChangedAt) : DateTime.UnixEpoch;
        var feed = new XElement(Atom + "feed",
            new XElement(Atom + "id", Absolute(address.Feed)), new XElement(Atom + "title", title), new XElement(Atom + "updated", Time(updated)),
            Link("self", address.Feed), Link("alternate", address.ToString()), hits.Select(Entry));
        return new XDeclaration("1.0", "utf-8", null) + "\n" + feed;
    }

    private XElement Entry(RecordHit hit)
    {
        var (found, address) = (hit.Card, FoundCards.Address(hit.Card, kinds));
        return new XElement(Atom + "entry", new XAttribute(XNamespace.Xml + "lang", hit.Text.Language),
            new XElement(Atom + "id", found.Uri ?? Absolute(address)), new XElement(Atom + "title", Printable(hit.Text.Title)), Link("alternate", address),
            new XElement(Atom + "published", Time(found.PublishedAt ?? found.ChangedAt)), new XElement(Atom + "updated", Time(found.ChangedAt)),
            new XElement(Atom + "author", new XElement(Atom + "name", Printable(found.Steward.Name))),
            new XElement(Atom + "category", new XAttribute("term", found.Kind)), new XElement(Atom + "summary", Printable(hit.Text.Summary)));
    }

    private XElement Link(string relation, string address) =>
        new(Atom + "link", new XAttribute("rel", relation), new XAttribute("href", Absolute(address)));

    private string Absolute(string address) => settings.Address.TrimEnd('/') + address;

    private static string Time(DateTime time) => time.ToString("yyyy-MM-ddTHH:mm:ssZ", System.Globalization.CultureInfo.InvariantCulture);

    // XML has no place for control characters, whatever was pasted into a text.
    private static string Printable(string text) => string.Concat(text.Where(System.Xml.XmlConvert.IsXmlChar));
}
