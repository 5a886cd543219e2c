
namespace Reciproca.Spine.Vocabulary;

/// <summary>Which countries lie in which region: UN M49, and the two sides of the Pacific.</summary>
public static class Regions
{
    public const string World = "001";

    /// <summary>Eastern, South-eastern, Southern and Central Asia and Oceania: M49 has no code for it.</summary>
    public const string AsiaPacific = "apac";

    public const string LatinAmericaAndCaribbean = "419";

    static readonly (string Code, string[] Members)[] Gatherings =
        [.. Concepts.Standard.All(Schemes.Region).Where(r => r.Fact("members") is not null).Select(r => (r.Code, r.Fact("members")!.Split(' ')))];

    static readonly Dictionary<string, string[]> OfCountry =
        Concepts.Standard.All(Schemes.Country).ToDictionary(c => c.Code, Around);

    static readonly Dictionary<string, string[]> CountriesOf =
        OfCountry.SelectMany(pair => pair.Value.Select(region => (region, country: pair.Key)))
            .GroupBy(x => x.region).ToDictionary(g => g.Key, g => g.Select(x => x.country).ToArray());

    /// <summary>Codes of the regions around a country, narrowest first, ending with the world.</summary>
    public static IReadOnlyList<string> Of(string country) => OfCountry.GetValueOrDefault(country) ?? [];

    public static IReadOnlyList<string> Countries(string region) => CountriesOf.GetValueOrDefault(region) ?? [];

    public static bool Contains(string region, string country) => Of(country).Contains(region);

    /// <summary>The side of the Pacific a country is on, or null when it is on neither.</summary>
    public static string? SideOf(string country) =>
        Contains(AsiaPacific, country) ? AsiaPacific : Contains(LatinAmericaAndCaribbean, country) ? LatinAmericaAndCaribbean : null;

    static string[] Around(Concept country)
    {
        var nearest = Concepts.Standard.Find(Schemes.Region, country.Fact("region")!)!;
        var codes = Concepts.Standard.Ancestors(nearest).Prepend(nearest).Select(r => r.Code).ToList();
        codes.InsertRange(codes.Count - 1, Gatherings.Where(g => g.Members.Any(codes.Contains)).Select(g => g.Code));
        return [.. codes];
    }
}
