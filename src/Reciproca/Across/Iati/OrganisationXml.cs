using System.Globalization;
using System.Xml;
using Reciproca.Kinds.Initiatives;
using Reciproca.Spine.People;

namespace Reciproca.Across.Iati;

/// <summary>One organisation as IATI 2.03 asks for it.</summary>
public static class OrganisationXml
{
    public static void Write(XmlWriter xml, IatiNames names, Organisation organisation, string language, DateTime changed, IEnumerable<(int Year, long Cents)> spent, DateOnly today)
    {
        xml.WriteStartElement("iati-organisation");
        xml.WriteAttributeString("xml", "lang", null, language);
        xml.WriteAttributeString("default-currency", Money.Dollar);
        xml.WriteAttributeString("last-updated-datetime", changed.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        xml.WriteElementString("organisation-identifier", names.Of(organisation));
        xml.WriteStartElement("name");
        xml.WriteElementString("narrative", XmlText.Allowed(organisation.Name));
        xml.WriteEndElement();
        ActivityXml.ReportingOrg(xml, names, secondary: true);
        foreach (var (year, cents) in spent) Spent(xml, year, cents, today);
        xml.WriteEndElement();
    }

    /// <summary>The node itself, which reports.</summary>
    public static void Node(XmlWriter xml, IatiNames names, DateTime now)
    {
        xml.WriteStartElement("iati-organisation");
        xml.WriteAttributeString("xml", "lang", null, "en");
        xml.WriteAttributeString("default-currency", Money.Dollar);
        xml.WriteAttributeString("last-updated-datetime", now.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));
        xml.WriteElementString("organisation-identifier", names.Node);
        xml.WriteStartElement("name");
        xml.WriteElementString("narrative", XmlText.Allowed(names.NodeName));
        xml.WriteEndElement();
        ActivityXml.ReportingOrg(xml, names, secondary: false);
        xml.WriteEndElement();
    }

    private static void Spent(XmlWriter xml, int year, long cents, DateOnly today)
    {
        var end = new DateOnly(year, 12, 31);
        xml.WriteStartElement("total-expenditure");
        Day(xml, "period-start", new DateOnly(year, 1, 1));
        Day(xml, "period-end", end < today ? end : today);
        xml.WriteStartElement("value");
        xml.WriteAttributeString("currency", Money.Dollar);
        xml.WriteAttributeString("value-date", new DateOnly(year, 1, 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteString((cents / 100m).ToString("0.##", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static void Day(XmlWriter xml, string element, DateOnly day)
    {
        xml.WriteStartElement(element);
        xml.WriteAttributeString("iso-date", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }
}
