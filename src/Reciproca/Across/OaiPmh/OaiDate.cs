using System.Globalization;

namespace Reciproca.Across.OaiPmh;

/// <summary>The protocol's two granularities: days and seconds, always UTC.</summary>
public static class OaiDate
{
    private const string Seconds = "yyyy-MM-dd'T'HH:mm:ss'Z'", Days = "yyyy-MM-dd";

    public static string Write(DateTime time) => time.ToString(Seconds, CultureInfo.InvariantCulture);

    /// <exception cref="OaiFault">A date is none, the two differ in granularity, or the first is after the second.</exception>
    public static (DateTime? From, DateTime? Until) Range(string? from, string? until)
    {
        if (from is not null && until is not null && from.Length != until.Length) throw new OaiFault("badArgument", "oai.granularity");
        var (first, last) = (Read(from), Read(until));
        if (last is not null && until!.Length == Days.Length) last = last.Value.AddDays(1).AddSeconds(-1);
        return first > last ? throw new OaiFault("badArgument", "oai.from-after-until") : (first, last);
    }

    private static DateTime? Read(string? text) => text is null ? null
        : DateTime.TryParseExact(text, [Seconds, Days], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var date)
            ? date : throw new OaiFault("badArgument", "oai.date", text);
}
