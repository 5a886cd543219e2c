namespace Reciproca.Across.Rounds;

/// <summary>Days of a round as its cities count them.</summary>
public static class RoundTime
{
    public static TimeZoneInfo Zone(string id) => TimeZoneInfo.TryFindSystemTimeZoneById(id, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>The last minute of the day that a moment falls on in a time zone.</summary>
    public static DateTime EndOfDay(DateTime utc, string zone) => EndOfDay(DateOnly.FromDateTime(Local(utc, zone)), zone);

    public static DateTime EndOfDay(DateOnly day, string zone)
    {
        var last = day.ToDateTime(new TimeOnly(23, 59));
        // a minute that the clocks skip is taken an hour later
        while (Zone(zone).IsInvalidTime(last)) last = last.AddHours(1);
        return TimeZoneInfo.ConvertTimeToUtc(last, Zone(zone));
    }

    public static DateTime Local(DateTime utc, string zone) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone(zone));
}
