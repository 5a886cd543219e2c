using System.Globalization;
using System.Xml;
using Reciproca.Kinds.Initiatives;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Across.Iati;

/// <summary>One initiative as an IATI 2.03 activity, in the order that the schema asks for. What has no beginning is no activity.</summary>
public sealed class ActivityXml(XmlWriter xml, IatiNames names, DateOnly today)
{
    // What the node itself adds is said in English, as IATI's lists are.
    private static readonly Texts English = new("en");
    private const string NotSpecified = "99810";

    private PublicInitiative activity = null!;
    private string language = "";

    public void Write(PublicInitiative one)
    {
        if (one.Initiative.Start is null || one.Parties.Count == 0) return;
        (activity, language) = (one, one.Head.SourceLanguage);
        Begin("iati-activity");
        xml.WriteAttributeString("xml", "lang", null, language);
        Attributes(("default-currency", Money.Dollar), ("last-updated-datetime", one.Head.ChangedAt.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture)), ("hierarchy", "1"),
            ("linked-data-uri", names.Address + InitiativeKind.Kind.Address(one.Head)));
        xml.WriteElementString("iati-identifier", names.Of(one.Head));
        ReportingOrg(xml, names, secondary: true);
        Narratives("title", v => v.Title);
        Narratives("description", v => v[InitiativeKind.Objective].Length > 0 ? v[InitiativeKind.Objective] : v.Title, ("type", "1"));
        foreach (var party in one.Parties) Participant(party);
        Empty("activity-status", ("code", IatiNames.Status(one.Initiative, today)));
        Dates();
        foreach (var (country, share) in Shared([.. Countries()])) Empty("recipient-country", ("code", country), ("percentage", share));
        Sectors();
        foreach (var goal in one.Head.Codes(Schemes.Sdg).Order(StringComparer.Ordinal)) Empty("tag", ("vocabulary", goal.Contains('.') ? "3" : "2"), ("code", goal));
        if (one.Initiative.Modality is Modality.Bilateral or Modality.Triangular) Empty("collaboration-type", ("code", one.Initiative.Modality == Modality.Bilateral ? "1" : "8"));
        foreach (var gift in one.Gifts.Where(g => g is { Phase: Phase.Planned, Amount: not null })) Planned(gift);
        foreach (var gift in one.Gifts.Where(g => g is { Phase: Phase.Executed, Amount: not null } && g.On <= today)) Transaction(gift);
        InKind();
        foreach (var indicator in one.Indicators) Result(indicator);
        xml.WriteEndElement();
    }

    public static void ReportingOrg(XmlWriter xml, IatiNames names, bool secondary)
    {
        xml.WriteStartElement("reporting-org");
        xml.WriteAttributeString("ref", names.Node);
        xml.WriteAttributeString("type", names.NodeType);
        if (secondary) xml.WriteAttributeString("secondary-reporter", "1");
        xml.WriteElementString("narrative", names.NodeName);
        xml.WriteEndElement();
    }

    private void Participant(Party party)
    {
        Begin("participating-org", ("role", IatiNames.Role(party.Role)), ("type", IatiNames.Type(party.Organisation)));
        if (party.Organisation is { } organisation) xml.WriteAttributeString("ref", names.Of(organisation));
        xml.WriteElementString("narrative", party.Name);
        xml.WriteEndElement();
    }

    private void Dates()
    {
        var initiative = activity.Initiative;
        foreach (var (type, date) in new[] { ("1", initiative.PlannedStart), ("2", NotAfterToday(initiative.ActualStart)), ("3", initiative.PlannedEnd), ("4", NotAfterToday(initiative.ActualEnd)) })
        {
            if (date is null) continue;
            Begin("activity-date", ("type", type), ("iso-date", Day(date.Value)));
            if (initiative.Exactness != Exactness.Day) Narrative(English[$"initiative.exactness.{initiative.Exactness.ToString().ToLowerInvariant()}"], "en");
            xml.WriteEndElement();
        }
    }

    // of an end known to the year alone, the last day may still lie ahead
    private DateOnly? NotAfterToday(DateOnly? date) => date > today ? today : date;

    /// <summary>Where it takes place: as stated, else where the recipients are, else where all are.</summary>
    private IEnumerable<string> Countries()
    {
        var stated = activity.Head.Codes(Schemes.Country).ToList();
        if (stated.Count > 0) return stated.Order(StringComparer.Ordinal);
        var receiving = activity.Parties.Where(p => p.Role == PartyRole.Recipient && p.Country.Length > 0).Select(p => p.Country).ToHashSet();
        return (receiving.Count > 0 ? receiving : activity.Parties.Select(p => p.Country).Where(c => c.Length > 0).ToHashSet()).Order(StringComparer.Ordinal);
    }

    private void Sectors()
    {
        var codes = activity.Head.Codes(Schemes.Sector).Select(s => Concepts.Standard.Find(Schemes.Sector, s)?.Fact("dac")).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
        foreach (var (code, share) in Shared(codes.Count > 0 ? codes : [NotSpecified])) Empty("sector", ("vocabulary", "1"), ("code", code), ("percentage", share));
    }

    /// <summary>Equal shares of exactly one hundred: nobody has said that one weighs more than another.</summary>
    private static IEnumerable<(string Code, string Share)> Shared(IReadOnlyList<string> codes)
    {
        var share = Math.Floor(10_000m / Math.Max(1, codes.Count)) / 100;
        return codes.Select((code, i) => (code, (i == 0 ? 100 - share * (codes.Count - 1) : share).ToString("0.##", CultureInfo.InvariantCulture)));
    }

    private void Planned(Contribution gift)
    {
        Begin("planned-disbursement", ("type", "1"));
        Empty("period-start", ("iso-date", Day(gift.On)));
        Value(gift);
        Ends(gift);
        xml.WriteEndElement();
    }

    private void Transaction(Contribution gift)
    {
        xml.WriteStartElement("transaction");
        Empty("transaction-type", ("code", gift.ToId is null ? "4" : "3"));
        Empty("transaction-date", ("iso-date", Day(gift.On)));
        Value(gift);
        xml.WriteStartElement("description");
        Narrative(English["iati.transaction", gift.InKind ? English["iati.in-kind.of", English.What(gift)] : English["contribution.type.money"], English[$"figure.state.{gift.State.ToString().ToLowerInvariant()}"]], "en");
        xml.WriteEndElement();
        Ends(gift);
        Empty("aid-type", ("code", AidType(gift.Type)), ("vocabulary", "1"));
        xml.WriteEndElement();
    }

    private static string AidType(ContributionType type) => type switch
    {
        ContributionType.PersonDays => "D02",
        ContributionType.Scholarships => "E01",
        _ => "C01",
    };

    private void Value(Contribution gift)
    {
        Begin("value", ("currency", gift.Currency!), ("value-date", Day(gift.On)));
        xml.WriteString(((decimal)gift.Amount!.Value / Money.Minor(gift.Currency!)).ToString("0.###", CultureInfo.InvariantCulture));
        xml.WriteEndElement();
    }

    private void Ends(Contribution gift)
    {
        End("provider-org", activity.Party(gift.PartyId));
        if (gift.ToId is { } to) End("receiver-org", activity.Party(to));
    }

    private void End(string element, Party party)
    {
        Begin(element, ("type", IatiNames.Type(party.Organisation)));
        if (party.Organisation is { } organisation) xml.WriteAttributeString("ref", names.Of(organisation));
        xml.WriteElementString("narrative", party.Name);
        xml.WriteEndElement();
    }

    /// <summary>What was given in kind, in its own units: days stay days, whether or not anyone has put a price on them.</summary>
    private void InKind()
    {
        var given = activity.Gifts.Where(g => g is { InKind: true, Phase: Phase.Executed }).GroupBy(g => (g.Type, g.Unit, g.Grade)).ToList();
        if (given.Count == 0) return;
        Begin("result", ("type", "1"), ("aggregation-status", "true"));
        Said("title", English["iati.in-kind"]);
        foreach (var gifts in given)
        {
            Begin("indicator", ("measure", "1"));
            Said("title", English["iati.in-kind.indicator", English[$"contribution.type.{gifts.Key.Type.ToString().ToLowerInvariant()}"], Concepts.Standard.Label(Schemes.Unit, gifts.Key.Unit!, "en"), gifts.Key.Grade is null ? "" : Concepts.Standard.Label(Schemes.Grade, gifts.Key.Grade, "en")].Trim());
            Period(gifts.Min(g => g.On), gifts.Max(g => g.On), null, gifts.Sum(g => g.Hundredths ?? 0) / 100d);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private void Result(Indicator indicator)
    {
        Begin("result", ("type", "2"));
        Said("title", indicator.Title, indicator.Language);
        Begin("indicator", ("measure", "1"));
        Said("title", indicator.UnitText.Length > 0 ? $"{indicator.Title} ({indicator.UnitText})" : indicator.Title, indicator.Language);
        if (indicator is { Baseline: { } baseline, BaselineYear: { } year }) Empty("baseline", ("year", year.ToString(CultureInfo.InvariantCulture)), ("value", Number(baseline)));
        var start = activity.Initiative.Start!.Value;
        var end = new[] { indicator.TargetOn, indicator.ActualOn, activity.Initiative.End, start }.Max()!.Value;
        Period(start < end ? start : end, end, indicator.Target, indicator.Actual, indicator);
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Period(DateOnly from, DateOnly until, double? target, double? actual, Indicator? said = null)
    {
        xml.WriteStartElement("period");
        Empty("period-start", ("iso-date", Day(from)));
        Empty("period-end", ("iso-date", Day(until)));
        if (target is { } wanted) Empty("target", ("value", Number(wanted)));
        if (actual is { } reached)
        {
            Begin("actual", ("value", Number(reached)));
            if (said is not null) Said("comment", string.Join(". ", new[] { English[$"figure.state.{said.State.ToString().ToLowerInvariant()}"], said.Evidence }.Where(s => !string.IsNullOrEmpty(s))), said.Language);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    private void Narratives(string element, Func<RecordVersion, string> text, params (string, string)[] attributes)
    {
        Begin(element, attributes);
        foreach (var version in activity.Head.Versions.Where(v => text(v).Trim().Length > 0).OrderByDescending(v => v.Language == language).ThenBy(v => v.Language, StringComparer.Ordinal)) Narrative(text(version), version.Language);
        xml.WriteEndElement();
    }

    private void Said(string element, string text, string? inLanguage = "en")
    {
        xml.WriteStartElement(element);
        Narrative(text, inLanguage!);
        xml.WriteEndElement();
    }

    private void Narrative(string text, string inLanguage)
    {
        xml.WriteStartElement("narrative");
        if (inLanguage != language) xml.WriteAttributeString("xml", "lang", null, inLanguage);
        xml.WriteString(XmlText.Allowed(text));
        xml.WriteEndElement();
    }

    private void Begin(string element, params (string, string)[] attributes)
    {
        xml.WriteStartElement(element);
        Attributes(attributes);
    }

    private void Empty(string element, params (string, string)[] attributes)
    {
        Begin(element, attributes);
        xml.WriteEndElement();
    }

    private void Attributes(params (string Name, string Value)[] attributes)
    {
        foreach (var (name, value) in attributes) xml.WriteAttributeString(name, value);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.######", CultureInfo.InvariantCulture);
}

/// <summary>Texts that a person typed may hold characters that no XML may.</summary>
public static class XmlText
{
    public static string Allowed(string text) => text.All(c => XmlConvert.IsXmlChar(c)) ? text
        : new string([.. text.Where((c, i) => XmlConvert.IsXmlChar(c) || (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) || (char.IsLowSurrogate(c) && i > 0 && char.IsHighSurrogate(text[i - 1])))]);
}
