namespace Reciproca.Spine.Vocabulary;

/// <summary>The code lists, by name; each has its file in Data/.</summary>
public static class Schemes
{
    public const string Sdg = "sdg";
    public const string Hazard = "hazard";
    public const string Topic = "topic";
    public const string Country = "country";
    public const string Region = "region";
    public const string Language = "language";
    public const string Tier = "tier";
    public const string Income = "income";
    public const string Landform = "landform";
    public const string Power = "power";
    public const string Size = "size";
    public const string Format = "format";
    public const string Budget = "budget";
    public const string Licence = "licence";
    public const string Sector = "sector";
    public const string Cooperation = "cooperation";
    public const string Grade = "grade";
    public const string Unit = "unit";
    public const string Valuation = "valuation";
    public const string Principle = "principle";
    public const string Agreement = "agreement";
    public const string Participant = "participant";

    public static readonly string[] All =
        [Sdg, Hazard, Topic, Country, Region, Language, Tier, Income, Landform, Power, Size, Format, Budget, Licence, Sector, Cooperation, Grade, Unit, Valuation, Principle, Agreement, Participant];
}
