namespace Reciproca.Web.Map;

/// <summary>A place on the map and in the table beside it. <paramref name="Kind"/> gives the colour, <paramref name="Note"/> what happened there.</summary>
public sealed record Place(string Name, double Longitude, double Latitude, string? Address = null, string? Note = null, string Kind = "organisation");

/// <summary>Something that went from one place to another: an adaptation, an exchange, a delivery.</summary>
public sealed record Crossing(Place From, Place To, string? Note = null);

/// <summary>
/// What <c>_Pacific.cshtml</c> draws: Asia-Pacific at the left, the Americas at the right, the sea in the middle.
/// The outline is wwwroot/pacific.svg; outline.mjs made it with the same window.
/// </summary>
public sealed record Pacific(string Title, IReadOnlyList<Place> Places, IReadOnlyList<Crossing> Crossings)
{
    public const int Width = 896, Height = 419;
    private const double Scale = 3.2, West = 50, North = 75;
    private const int MostNames = 8;

    /// <summary>Names on the picture help while there are few; the table has them all.</summary>
    public bool Named => Places.Count <= MostNames;

    public IEnumerable<Place> Visible => Places.Where(OnMap);

    public IEnumerable<Crossing> VisibleCrossings => Crossings.Where(c => OnMap(c.From) && OnMap(c.To));

    public static int X(Place place) => (int)Math.Round(((place.Longitude - West) % 360 + 360) % 360 * Scale);

    public static int Y(Place place) => (int)Math.Round((North - place.Latitude) * Scale);

    /// <summary>Europe and Africa lie outside the window: such places stand in the table only.</summary>
    public static bool OnMap(Place place) => X(place) <= Width && Y(place) is >= 0 and <= Height;

    /// <summary>An arc that rises the more the wider the sea is.</summary>
    public static string Arc(Crossing crossing)
    {
        var (x1, y1, x2, y2) = (X(crossing.From), Y(crossing.From), X(crossing.To), Y(crossing.To));
        var top = Math.Max(Math.Min(y1, y2) - Math.Abs(x2 - x1) / 5, -60);
        return $"M{x1} {y1}Q{(x1 + x2) / 2} {top} {x2} {y2}";
    }

    /// <summary>Near the right edge a name runs to the left, so that it is not cut.</summary>
    public static string Anchor(Place place) => X(place) > Width - 150 ? "end" : "start";
}
