using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using Ical.Net.Serialization;

namespace Reciproca.Across.Calendar;

/// <summary>Dates as iCalendar (RFC 5545): whole days, because what is due on a day is due wherever one lives.</summary>
public static class CalendarFile
{
    public const string MediaType = "text/calendar; charset=utf-8";

    public static string Write(string name, string host, IEnumerable<CalendarDate> dates, DateTime now)
    {
        var calendar = new Ical.Net.Calendar { ProductId = "-//Reciproca//Agreements and exchanges//EN" };
        calendar.AddProperty("X-WR-CALNAME", name);
        foreach (var date in dates)
            calendar.Events.Add(new CalendarEvent
            {
                Uid = $"{date.Key}@{host}", DtStamp = new CalDateTime(now, "UTC"), Summary = date.Title, Url = new Uri(date.Address), Location = date.Place,
                Start = Day(date.On), End = Day((date.To ?? date.On).AddDays(1)),
            });
        return new CalendarSerializer().SerializeToString(calendar) ?? "";
    }

    private static CalDateTime Day(DateOnly day) => new(day);
}
