using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Search;

/// <summary>A dimension that readers narrow down by; its name is the parameter in addresses.</summary>
/// <param name="Scheme">The vocabulary that names its values; null where they are ours.</param>
public sealed record Facet(string Name, string? Scheme)
{
    /// <summary>The origin of what was made on this node; others have their host.</summary>
    public const string Here = "here";

    public const string Archived = "fresh/archived", Unconfirmed = "fresh/unconfirmed";

    /// <summary>In the order in which they are shown.</summary>
    public static readonly IReadOnlyList<Facet> All =
    [
        new("kind", null), new("topic", Schemes.Topic), new("hazard", Schemes.Hazard), new("sdg", Schemes.Sdg), new("sector", Schemes.Sector), new("country", Schemes.Country),
        new("region", Schemes.Region), new("language", Schemes.Language), new("size", Schemes.Size), new("income", Schemes.Income),
        new("power", Schemes.Power), new("format", Schemes.Format), new("agreement", Schemes.Agreement), new("state", null), new("fresh", null), new("origin", null),
    ];

    /// <summary>Filters that are linked to and not offered: who it is from, and the lie of the land.</summary>
    public static readonly IReadOnlyList<string> Quiet = ["by", "landform", "stage"];

    /// <summary>Schemes whose concepts are recognised in texts and filtered with all that is narrower.</summary>
    public static readonly IReadOnlyList<string> Recognised = [Schemes.Topic, Schemes.Hazard, Schemes.Sdg];

    /// <summary>What matching compares; nobody filters by it.</summary>
    internal static readonly IReadOnlyList<string> Compared =
        [Schemes.Hazard, Schemes.Topic, Schemes.Sdg, Schemes.Format, Schemes.Language, Schemes.Power, Schemes.Landform, Schemes.Income, Schemes.Tier];

    /// <summary>States in which a record has nothing more to give or take, whatever its kind.</summary>
    internal static bool IsOver(string value) => value.StartsWith("state/", StringComparison.Ordinal) && value[(value.IndexOf('.') + 1)..] is "Answered" or "Closed" or "Paused";

    internal static string Exactly(string scheme, string code) => $"is/{scheme}/{code}";

    public static bool IsFilter(string name) => Quiet.Contains(name) || All.Any(f => f.Name == name);
}
