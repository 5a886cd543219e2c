using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Kinds.Organisations;

/// <summary>Who an organisation is and in what circumstances it works: what other cities compare themselves by.</summary>
public sealed class OrganisationForm
{
    public string? Name { get; set; }
    public string? About { get; set; }
    public string? Country { get; set; }
    public string? Tier { get; set; }
    public long? Population { get; set; }
    public int? PopulationYear { get; set; }
    public string? PopulationSource { get; set; }
    public double? Area { get; set; }
    public string? Income { get; set; }
    public double? Latitude { get; set; }
    public double? Longitude { get; set; }
    public string? Website { get; set; }
    public List<string> Languages { get; set; } = [];
    public List<string> Landforms { get; set; } = [];
    public List<string> Hazards { get; set; } = [];
    public List<string> Powers { get; set; } = [];
    public string? PowersNote { get; set; }

    /// <summary>Short ids of the networks and associations it belongs to.</summary>
    public List<string> Networks { get; set; } = [];

    /// <summary>Of the texts above.</summary>
    public string Language { get; set; } = "en";
    public int Revision { get; set; }

    /// <summary>Fields that cannot be right, with the text key of the reason.</summary>
    public IEnumerable<(string Field, string Reason)> Wrong(Concepts known, int thisYear)
    {
        if (Fold.Clean(Name).Length is < 2 or > 300) yield return (nameof(Name), "organisation.name.missing");
        if (!known.Knows(Schemes.Country, Country ?? "")) yield return (nameof(Country), "organisation.country.missing");
        if (!known.Knows(Schemes.Tier, Tier ?? "")) yield return (nameof(Tier), "organisation.tier.missing");
        if (Population is < 0 or > 500_000_000) yield return (nameof(Population), "organisation.population.wrong");
        if (PopulationYear is { } year && (year < 1900 || year > thisYear)) yield return (nameof(PopulationYear), "organisation.year.wrong");
        if (Area is < 0 or > 20_000_000) yield return (nameof(Area), "organisation.area.wrong");
        if (Income is not null && !known.Knows(Schemes.Income, Income)) yield return (nameof(Income), "form.unknown-choice");
        if (Latitude is < -90 or > 90) yield return (nameof(Latitude), "organisation.latitude.wrong");
        if (Longitude is < -180 or > 180) yield return (nameof(Longitude), "organisation.longitude.wrong");
        if (!string.IsNullOrWhiteSpace(Website) && !IsAddress(Website)) yield return (nameof(Website), "organisation.website.wrong");
        foreach (var (field, scheme, codes) in Tags()) if (codes.Exists(code => !known.Knows(scheme, code))) yield return (field, "form.unknown-choice");
    }

    public static OrganisationForm Of(Record record, Organisation organisation, string language)
    {
        var version = record.Best(language);
        return new OrganisationForm
        {
            Name = version.Title, About = OrganisationKind.AboutIn(version), PowersNote = version[OrganisationKind.PowersNote], Language = version.Language,
            Country = organisation.Country, Tier = organisation.Tier, Income = organisation.Income, Website = organisation.Website,
            Population = organisation.Population, PopulationYear = organisation.PopulationYear, PopulationSource = organisation.PopulationSource,
            Area = organisation.Area, Latitude = organisation.Latitude, Longitude = organisation.Longitude,
            Languages = [.. record.Codes(Schemes.Language)], Landforms = [.. record.Codes(Schemes.Landform)],
            Hazards = [.. record.Codes(Schemes.Hazard)], Powers = [.. record.Codes(Schemes.Power)], Revision = record.Revision,
        };
    }

    public void Fill(Record record, Organisation organisation, DateTime now)
    {
        var version = record.Write(record.In(Language) is null ? record.SourceLanguage : Language);
        (version.Title, version.At, version.State) = (Fold.Clean(Name), now, VersionState.Human);
        (version[OrganisationKind.About], version[OrganisationKind.PowersNote]) = (Fold.Clean(About), Fold.Clean(PowersNote));
        version.Summary = FirstSentence.Of(About);
        if (version.Language == record.SourceLanguage) organisation.Rename(version.Title);
        (organisation.Country, organisation.Tier, organisation.Income, organisation.Website) = (Country!, Tier!, Income, Fold.Clean(Website) is { Length: > 0 } website ? website : null);
        (organisation.Population, organisation.PopulationYear, organisation.PopulationSource) = (Population, PopulationYear, Fold.Clean(PopulationSource) is { Length: > 0 } source ? source : null);
        (organisation.Area, organisation.Latitude, organisation.Longitude) = (Area, Latitude, Longitude);
        foreach (var (_, scheme, codes) in Tags()) record.Tag(scheme, codes);
    }

    private (string Field, string Scheme, List<string> Codes)[] Tags() =>
        [(nameof(Languages), Schemes.Language, Languages), (nameof(Landforms), Schemes.Landform, Landforms), (nameof(Hazards), Schemes.Hazard, Hazards), (nameof(Powers), Schemes.Power, Powers)];

    private static bool IsAddress(string text) => Uri.TryCreate(text.Trim(), UriKind.Absolute, out var address) && (address.Scheme is "http" or "https") && text.Length <= 500;
}
