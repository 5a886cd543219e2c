using System.Text.Json;
using System.Text.Json.Serialization;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Operate.Sample;

/// <summary>
/// The sample data as it lies in the JSON files beside this one. What is said of real places and bodies states its source;
/// what is made up belongs to "Sample City …" and says so.
/// </summary>
public static class SampleData
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    public static IReadOnlyList<SampleOrganisation> Organisations() => Read<SampleOrganisation>("organisations");

    /// <summary>Those of one side of the Pacific; what lies on neither belongs to Asia-Pacific. One node for all has one secretariat.</summary>
    public static IReadOnlyList<SampleOrganisation> Organisations(string? region) => region is null
        ? [.. Organisations().Where(o => !o.RunsNode || Side(o) == Regions.AsiaPacific)] : [.. Organisations().Where(o => Side(o) == region)];

    private static string Side(SampleOrganisation organisation) => Regions.SideOf(organisation.Country) ?? Regions.AsiaPacific;

    public static IReadOnlyList<SampleCommittee> Committees() => Read<SampleCommittee>("committees");
    public static IReadOnlyList<SampleProgramme> Programmes() => Read<SampleProgramme>("programmes");

    /// <summary>Cooperations between them, as far as the sources tell.</summary>
    public static IReadOnlyList<SampleInitiative> Initiatives() => Read<SampleInitiative>("initiatives");

    /// <summary>What real cities did, in four languages, as far as the sources tell.</summary>
    public static IReadOnlyList<SourcedPractice> Practices() => Read<SourcedPractice>("practices");

    /// <summary>Needs, offers and practices of cities that do not exist, each in its own language.</summary>
    public static IReadOnlyList<SampleRecord> Records() => Read<SampleRecord>("records");

    private static List<T> Read<T>(string name)
    {
        using var stream = typeof(SampleData).Assembly.GetManifestResourceStream($"Reciproca.Operate.Sample.{name}.json")!;
        return JsonSerializer.Deserialize<List<T>>(stream, Options)!;
    }
}

/// <param name="Sample">Made up; its population and place too.</param>
/// <param name="About">A profile text for each language tag.</param>
/// <param name="Source">Where the facts stand.</param>
public sealed record SampleOrganisation(string Key, string Name, string Country, string Tier, bool Sample, string Source)
{
    public double? Latitude { get; init; }
    public double? Longitude { get; init; }
    public string? CoordinatesSource { get; init; }
    public long? Population { get; init; }
    public string? Income { get; init; }
    public string? Website { get; init; }
    public bool RunsNode { get; init; }
    public IReadOnlyList<string> Languages { get; init; } = [];
    public IReadOnlyList<string> Hazards { get; init; } = [];
    public IReadOnlyList<string> Landforms { get; init; } = [];
    public IReadOnlyList<string> Powers { get; init; } = [];
    public IReadOnlyDictionary<string, string> About { get; init; } = new Dictionary<string, string>();
}

public sealed record SampleCommittee(string Key, string Network, string Source, string SourceLanguage, IReadOnlyDictionary<string, string> Names);

/// <param name="Lead">Key of the organisation that carries it out.</param>
/// <param name="Partners">Names as the source gives them.</param>
/// <param name="Start">Year or year and month; null when the source does not say.</param>
public sealed record SampleProgramme(
    string Key, string Lead, IReadOnlyList<string> Partners, string? Start, string? End, IReadOnlyList<string> Source, string SourceLanguage,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Tags, IReadOnlyDictionary<string, SampleText> Texts);

/// <param name="Steward">Key of the city it happened in, or of the network that did it.</param>
public sealed record SourcedPractice(
    string Key, string Steward, IReadOnlyList<string> WithOrganisations, IReadOnlyList<string> Source, string SourceLanguage,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Tags, IReadOnlyDictionary<string, SampleText> Texts);

public sealed record SampleText(string Title, string Summary, IReadOnlyDictionary<string, string> Sections);

/// <param name="Kind">Name of a record kind: "need", "offer", "practice" or "adaptation".</param>
/// <param name="Sections">Texts by the section names of that kind.</param>
public sealed record SampleRecord(
    string Key, string Kind, string Steward, string Language, string Title,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Tags, IReadOnlyDictionary<string, string> Sections)
{
    public int? DeadlineInMonths { get; init; }
    public int? PersonDaysAYear { get; init; }

    /// <summary>Name of an offer's cost sharing.</summary>
    public string? CostSharing { get; init; }
    public IReadOnlyList<SampleLink> Links { get; init; } = [];

    /// <summary>Keys of needs that a good search should bring together with this offer; no link is made.</summary>
    public IReadOnlyList<string> Fits { get; init; } = [];
}

/// <param name="Type">Name of a LinkType.</param>
public sealed record SampleLink(string Type, string To);
