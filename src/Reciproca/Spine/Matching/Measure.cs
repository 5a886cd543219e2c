using Reciproca.Spine.Search;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Matching;

/// <summary>What the asking side is compared by: its codes by scheme, how many people live there, its side of the Pacific.</summary>
internal sealed record Measure(Guid Record, FoundSteward Steward, IReadOnlyDictionary<string, IReadOnlyList<string>> Codes)
{
    public string? Side { get; } = Regions.SideOf(Steward.Country);

    public static Measure Of(FoundRecord record) => new(record.Id, record.Steward, Facet.Compared.ToDictionary(s => s, IReadOnlyList<string> (s) => [.. record.Compared(s)]));

    /// <summary>A city by what it is, and not by what it wrote.</summary>
    public static Measure Of(FoundSteward city) => new(city.Id, city, Facet.Compared.ToDictionary(s => s, IReadOnlyList<string> (s) => s switch
    {
        Schemes.Income => city.Income is { } income ? [income] : [],
        Schemes.Tier => city.Tier.Length > 0 ? [city.Tier] : [],
        Schemes.Language => [.. city.Codes(s).Select(LanguageTag.Primary).Distinct()],
        _ => [.. city.Codes(s)],
    }));
}
