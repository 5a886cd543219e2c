using System.Globalization;

namespace Reciproca.Across.Rounds;

/// <summary>One cycle or chain as a ring of cities with arrows: everyone gives, everyone receives. Drawn by <c>_Ring.cshtml</c>.</summary>
public sealed record CyclePicture(IReadOnlyList<RoundExchange> Path)
{
    public const int Width = 400, Node = 25;
    private const int LongName = 14, MostLetters = 20;
    private const double Away = Node + 7, Bow = .22;

    public bool IsChain => Path[0].Chain;

    /// <summary>The part of the sheet that the drawing fills.</summary>
    public (int Top, int Height) Window => IsChain ? (40, 180) : Path.Count switch { 2 => (50, 135), 3 => (0, 230), _ => (0, 270) };

    public IReadOnlyList<(string Name, int X, int Y)> Cities { get; } = Place(Path);

    /// <summary>Arrow of each exchange: its curve, its head, and where its number stands.</summary>
    public IEnumerable<(int Step, string Curve, string Head, int X, int Y)> Arrows => Path.Select((exchange, i) => Arrow(exchange.Step, Cities[i], Cities[(i + 1) % Cities.Count]));

    private static List<(string, int, int)> Place(IReadOnlyList<RoundExchange> path)
    {
        List<string> names = [.. path.Select(e => e.Giver.Name)];
        if (path[0].Chain) names.Add(path[^1].Receiver.Name);
        return [.. names.Select((name, i) => path[0].Chain ? (name, InARow(i, names.Count), i % 2 == 0 ? 95 : 150) : OnTheRing(name, i, names.Count))];
    }

    private static int InARow(int i, int count) => 60 + i * (Width - 120) / Math.Max(1, count - 1);

    private static (string, int, int) OnTheRing(string name, int i, int count)
    {
        // two stand side by side, three with one on top
        var angle = 2 * Math.PI * i / count - (count == 2 ? Math.PI : Math.PI / 2);
        return (name, (int)(Width / 2 + 130 * Math.Cos(angle)), (int)((count == 2 ? 110 : 118) + 80 * Math.Sin(angle)));
    }

    private static (int, string, string, int, int) Arrow(int step, (string Name, int X, int Y) from, (string Name, int X, int Y) to)
    {
        double dx = to.X - from.X, dy = to.Y - from.Y, length = Math.Sqrt(dx * dx + dy * dy);
        // bowed to the outside, so that there and back do not lie on each other
        double cx = (from.X + to.X) / 2.0 + dy * Bow, cy = (from.Y + to.Y) / 2.0 - dx * Bow;
        var (sx, sy) = Towards(from.X, from.Y, cx, cy, Away);
        var (ex, ey) = Towards(to.X, to.Y, cx, cy, Away);
        var (ux, uy) = ((ex - cx) / Distance(ex - cx, ey - cy), (ey - cy) / Distance(ex - cx, ey - cy));
        var head = FormattableString.Invariant($"{ex + ux * 6:0},{ey + uy * 6:0} {ex - ux * 7 - uy * 7:0},{ey - uy * 7 + ux * 7:0} {ex - ux * 7 + uy * 7:0},{ey - uy * 7 - ux * 7:0}");
        var curve = string.Create(CultureInfo.InvariantCulture, $"M{sx:0} {sy:0}Q{cx:0} {cy:0} {ex:0} {ey:0}");
        return (step, curve, head, (int)((sx + 2 * cx + ex) / 4), (int)((sy + 2 * cy + ey) / 4));
    }

    private static (double, double) Towards(double x, double y, double tx, double ty, double far) => (x + (tx - x) / Distance(tx - x, ty - y) * far, y + (ty - y) / Distance(tx - x, ty - y) * far);

    private static double Distance(double x, double y) => Math.Max(1, Math.Sqrt(x * x + y * y));

    /// <summary>A long name on two lines, so that neighbours keep apart.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        var cut = name.Length > LongName ? name.LastIndexOf(' ', Math.Min(name.Length - 1, Math.Max(name.Length / 2 + 2, name.IndexOf(' ')))) : -1;
        return cut < 0 ? [Short(name)] : [Short(name[..cut]), Short(name[(cut + 1)..])];
    }

    private static string Short(string line) => line.Length > MostLetters ? line[..(MostLetters - 1)] + "…" : line;

    /// <summary>Two letters of a name for the circle: what comes after the kind of government.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(words.Skip(Math.Max(0, words.Length - 2)).Select(w => char.ToUpperInvariant(w[0])));
    }
}
