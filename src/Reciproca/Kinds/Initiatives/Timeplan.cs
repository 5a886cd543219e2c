namespace Reciproca.Kinds.Initiatives;

/// <summary>Activities and milestones along the days of an initiative, as bars and marks from left to right.</summary>
public sealed class Timeplan
{
    public const int Width = 640, Row = 26, Top = 30;

    private readonly DateOnly first;
    private readonly int days;

    public Timeplan(IReadOnlyList<Activity> activities, DateOnly today)
    {
        (Activities, Today) = (activities, today);
        first = activities.Min(a => a.From);
        days = Math.Max(1, activities.Max(a => a.Last).DayNumber - first.DayNumber);
    }

    public IReadOnlyList<Activity> Activities { get; }
    public DateOnly Today { get; }
    public int Height => Top + Row * Activities.Count + 6;
    public bool ShowsToday => Today >= first && Today.DayNumber <= first.DayNumber + days;

    public int X(DateOnly day) => (int)Math.Round(8 + (Width - 16) * (day.DayNumber - first.DayNumber) / (double)days);
    public int Y(int row) => Top + Row * row;
    public int Length(Activity activity) => Math.Max(6, X(activity.Last) - X(activity.From));

    /// <summary>First days of years, or of quarters where it lasts less than two years.</summary>
    public IEnumerable<DateOnly> Marks
    {
        get
        {
            var step = days > 730 ? 12 : days > 200 ? 3 : 1;
            for (var day = new DateOnly(first.Year, 1, 1); day.DayNumber <= first.DayNumber + days; day = day.AddMonths(step))
                if (day >= first) yield return day;
        }
    }
}
