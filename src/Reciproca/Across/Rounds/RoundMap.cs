using Reciproca.Web.Map;

namespace Reciproca.Across.Rounds;

/// <summary>All cycles of a solution over the sea, each in a colour of its own. Drawn by <c>_RoundMap.cshtml</c>.</summary>
public sealed record RoundMap(IReadOnlyList<RoundExchange> Exchanges)
{
    public const int Badge = 21, Top = 55;
    private const int MostArcs = 120;
    private static readonly string[] Colours = ["sea", "practice", "need", "organisation"];

    public static string Colour(int path) => Colours[(path - 1) % Colours.Length];

    public IEnumerable<(string Curve, string Head, string Middle, string Colour, string Says)> Arcs => Exchanges.Where(e => At(e.Giver) is not null && At(e.Receiver) is not null).Take(MostArcs)
        .Select(e => Arc(At(e.Giver)!, At(e.Receiver)!, Colour(e.Path)));

    public IReadOnlyList<Place> Places => [.. Exchanges.SelectMany(e => new[] { e.Giver, e.Receiver }).DistinctBy(o => o.Id).Select(At).OfType<Place>()];

    /// <summary>Names where there is room for them; the others are read in the list.</summary>
    public IEnumerable<(string Name, int X, int Y, string Anchor)> Labels()
    {
        List<(double Left, double Top, double Right, double Bottom)> taken = [.. Places.Select(p => (Pacific.X(p) - 6d, Pacific.Y(p) - 6d, Pacific.X(p) + 6d, Pacific.Y(p) + 6d))];
        foreach (var place in Places)
            foreach (var (dx, dy) in new[] { (9, 14), (9, -8), (-9, 14), (-9, -8) })
            {
                int x = Pacific.X(place) + dx, y = Pacific.Y(place) + dy;
                var wide = place.Name.Length * 6.2;
                var box = dx > 0 ? (Left: (double)x, Top: y - 11d, Right: x + wide, Bottom: y + 3d) : (Left: x - wide, Top: y - 11d, Right: x, Bottom: y + 3d);
                if (box.Left < 0 || box.Right > Pacific.Width || taken.Exists(t => t.Left < box.Right && box.Left < t.Right && t.Top < box.Bottom && box.Top < t.Bottom)) continue;
                taken.Add(box);
                yield return (place.Name, x, y, dx > 0 ? "start" : "end");
                break;
            }
    }

    /// <summary>
    /// On a phone names would lie on each other: each place has a number there, moved aside where another is near, and the list below says whose it is.
    /// </summary>
    public IEnumerable<(int Number, Place Place, int X, int Y)> Numbers()
    {
        var taken = new List<(int X, int Y)>();
        foreach (var (i, place) in Places.Index())
        {
            var (x, y) = Around(Pacific.X(place), Pacific.Y(place)).FirstOrDefault(at => taken.TrueForAll(t => Math.Abs(t.X - at.X) >= Badge * 2 || Math.Abs(t.Y - at.Y) >= Badge * 2), (X: Pacific.X(place), Y: Pacific.Y(place)));
            taken.Add((x, y));
            yield return (i + 1, place, x, y);
        }
    }

    /// <summary>The place itself, then ever wider rings around it, within the picture.</summary>
    private static IEnumerable<(int X, int Y)> Around(int x, int y) => new[] { (X: x, Y: y) }
        .Concat(from ring in Enumerable.Range(1, 6) from turn in Enumerable.Range(0, 12) select (X: x + (int)(Badge * 1.5 * ring * Math.Cos(turn * Math.PI / 6)), Y: y + (int)(Badge * 1.5 * ring * Math.Sin(turn * Math.PI / 6))))
        .Where(at => at.X is >= Badge and <= Pacific.Width - Badge && at.Y is >= Top + Badge and <= Pacific.Height - Badge);

    private static Place? At(Spine.People.Organisation city) => city is { Latitude: { } latitude, Longitude: { } longitude }
        && new Place(city.Name, longitude, latitude, $"/organisations/{city.ShortId}") is var place && Pacific.OnMap(place) ? place : null;

    private static (string, string, string, string, string) Arc(Place from, Place to, string colour)
    {
        double x1 = Pacific.X(from), y1 = Pacific.Y(from), x2 = Pacific.X(to), y2 = Pacific.Y(to);
        // eastward over the north, westward over the south: giving and receiving are two lines
        double cx = (x1 + x2) / 2, cy = Math.Clamp((y1 + y2) / 2 - (x2 - x1) / 4, 62, Pacific.Height - 6);
        double length = Math.Max(1, Math.Sqrt((x2 - cx) * (x2 - cx) + (y2 - cy) * (y2 - cy))), ux = (x2 - cx) / length, uy = (y2 - cy) / length;
        double ex = x2 - ux * 7, ey = y2 - uy * 7;
        var head = FormattableString.Invariant($"{ex + ux * 3:0},{ey + uy * 3:0} {ex - ux * 8 - uy * 5:0},{ey - uy * 8 + ux * 5:0} {ex - ux * 8 + uy * 5:0},{ey - uy * 8 - ux * 5:0}");
        // on a phone a number lies over the end: there the head is in the middle of the arc
        double mx = (x1 + 2 * cx + x2) / 4, my = (y1 + 2 * cy + y2) / 4, across = Math.Max(1, Math.Sqrt((x2 - x1) * (x2 - x1) + (y2 - y1) * (y2 - y1)));
        double vx = (x2 - x1) / across, vy = (y2 - y1) / across;
        var middle = FormattableString.Invariant($"{mx + vx * 14:0},{my + vy * 14:0} {mx - vx * 12 - vy * 12:0},{my - vy * 12 + vx * 12:0} {mx - vx * 12 + vy * 12:0},{my - vy * 12 - vx * 12:0}");
        return (FormattableString.Invariant($"M{x1:0} {y1:0}Q{cx:0} {cy:0} {ex:0} {ey:0}"), head, middle, colour, $"{from.Name} → {to.Name}");
    }
}
