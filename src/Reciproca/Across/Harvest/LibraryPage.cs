using System.Globalization;
using System.Xml.Linq;

namespace Reciproca.Across.Harvest;

/// <summary>What a library says of itself.</summary>
public sealed record LibraryIdentity(string Name, bool KeepsDeleted, bool TellsSeconds)
{
    public static LibraryIdentity Of(XElement identify) => new(Text(identify, "repositoryName"), Text(identify, "deletedRecord") == "persistent", Text(identify, "granularity").Contains('T'));

    private static string Text(XElement element, string name) => Storage.Fold.Clean(element.Element(element.Name.Namespace + name)?.Value);
}

/// <summary>A part of a library that can be harvested alone.</summary>
public sealed record LibrarySet(string Spec, string Name)
{
    private const int Most = 300, Longest = 200;

    public static IReadOnlyList<LibrarySet> Of(XElement root) =>
        [.. from set in root.Descendants(root.Name.Namespace + "set").Take(Most)
            let spec = set.Element(root.Name.Namespace + "setSpec")?.Value.Trim() ?? ""
            where spec.Length is > 0 and <= Longest
            select new LibrarySet(spec, Storage.Fold.Clean(set.Element(root.Name.Namespace + "setName")?.Value) is { Length: > 0 } name ? name : spec)];
}

/// <summary>A page of its list.</summary>
/// <param name="At">Its clock.</param>
/// <param name="Token">How it goes on; null at the end.</param>
public sealed record LibraryPage(DateTime? At, IReadOnlyList<OfferedRecord> Records, string? Token)
{
    private const int LongestToken = 2000;

    public static LibraryPage Of(XElement root)
    {
        var oai = root.Name.Namespace;
        var token = root.Element(oai + "ListRecords")?.Element(oai + "resumptionToken")?.Value.Trim();
        if (token?.Length > LongestToken) throw new HarvestProblem("harvest.too-large");
        DateTime? at = DateTime.TryParse(root.Element(oai + "responseDate")?.Value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var date) ? date : null;
        return new(at, [.. root.Element(oai + "ListRecords")?.Elements(oai + "record").Select(OfferedRecord.Of) ?? []], token is { Length: > 0 } ? token : null);
    }
}

/// <summary>One record as a library offers it.</summary>
public sealed record OfferedRecord(string Identifier, string Datestamp, bool Deleted, IReadOnlyList<OfferedWord> Words)
{
    private static readonly XNamespace Dc = "http://purl.org/dc/elements/1.1/";
    private const int MostWords = 400;

    public static OfferedRecord Of(XElement record)
    {
        var oai = record.Name.Namespace;
        var header = record.Element(oai + "header");
        var words = record.Element(oai + "metadata")?.Elements().FirstOrDefault()?.Elements().Where(e => e.Name.Namespace == Dc).Take(MostWords)
            .Select(e => new OfferedWord(e.Name.LocalName, (string?)e.Attribute(XNamespace.Xml + "lang"), Storage.Fold.Clean(e.Value)));
        return new(header?.Element(oai + "identifier")?.Value.Trim() ?? "", header?.Element(oai + "datestamp")?.Value.Trim() ?? "",
            (string?)header?.Attribute("status") == "deleted", [.. words?.Where(w => w.Text.Length > 0) ?? []]);
    }

    public IEnumerable<string> All(string name) => Words.Where(w => w.Name == name).Select(w => w.Text);
}

/// <summary>An element of Dublin Core.</summary>
public sealed record OfferedWord(string Name, string? Language, string Text);
