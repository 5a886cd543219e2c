using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Kinds.Organisations;

/// <summary>The public profile of a local government or partner, answered for by itself.</summary>
public static class OrganisationKind
{
    public const string About = "about", PowersNote = "powers-note";

    /// <summary>What an organisation says of itself; one that came from elsewhere may have a summary only.</summary>
    public static string AboutIn(RecordVersion version) => version[About] is { Length: > 0 } about ? about : version.Summary;

    public static readonly RecordKind Kind = new("organisation", "organisations", typeof(Organisation), "Organization", [About, PowersNote], TimeSpan.FromDays(365))
    {
        Schemes = [Schemes.Language, Schemes.Landform, Schemes.Hazard, Schemes.Power],
        Example = () =>
        {
            var example = new Organisation
            {
                Country = "CL", Tier = "municipality", Population = 166_080, PopulationYear = 2017, PopulationSource = "Census", Area = 1_015.6, Income = "high",
                Latitude = -39.81, Longitude = -73.25, Website = "https://city.example/", EmailDomain = "city.example",
            };
            example.Rename("Example");
            return example;
        },
    };
}
