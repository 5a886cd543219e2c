namespace Reciproca.Web.Flows;

/// <summary>One giving: from whom, to whom, what, how heavy the line is drawn, and where more is said of it.</summary>
public sealed record Flow(FlowEnd From, FlowEnd To, string What, double Weight, string? Address = null);

public sealed record FlowEnd(string Name, string? Address = null);

/// <summary>
/// What <c>_Flows.cshtml</c> draws: givers at the left, receivers at the right, a line for each giving; beside it the same as a table.
/// </summary>
public sealed record Flows(string Title, IReadOnlyList<Flow> All)
{
    public const int Width = 480, Step = 44, Top = 26;
    private const int MostDrawn = 24, Left = 150, Right = 330, LongestName = 22;
    private const double Thinnest = 2, Thickest = 16;

    /// <summary>The heaviest; the table has them all.</summary>
    public IReadOnlyList<Flow> Drawn => field ??= [.. All.OrderByDescending(f => f.Weight).Take(MostDrawn)];
    public IReadOnlyList<FlowEnd> Givers => field ??= [.. Drawn.Select(f => f.From).Distinct()];
    public IReadOnlyList<FlowEnd> Receivers => field ??= [.. Drawn.Select(f => f.To).Distinct()];
    public int Height => Top + Step * Math.Max(Givers.Count, Receivers.Count);

    public static int Y(int row) => Top + Step * row;

    public string Curve(Flow flow)
    {
        var (y1, y2) = (Y(IndexOf(Givers, flow.From)), Y(IndexOf(Receivers, flow.To)));
        return $"M{Left} {y1}C{(Left + Right) / 2} {y1} {(Left + Right) / 2} {y2} {Right} {y2}";
    }

    public int Thickness(Flow flow) => (int)Math.Round(Thinnest + (Thickest - Thinnest) * flow.Weight / Math.Max(1e-9, Drawn.Max(f => f.Weight)));

    public static string Short(string name) => name.Length <= LongestName ? name : name[..(LongestName - 1)] + "…";

    private static int IndexOf(IReadOnlyList<FlowEnd> ends, FlowEnd end) => ends.TakeWhile(e => e != end).Count();
}
