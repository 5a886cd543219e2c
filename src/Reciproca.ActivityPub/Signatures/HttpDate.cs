using System.Globalization;

namespace Reciproca.ActivityPub.Signatures;

/// <summary>Dates of HTTP fields and of XML Schema, read without exceptions. Source: RFC 9110 section 5.6.7, XML Schema dateTime.</summary>
public static class HttpDate
{
    private static readonly string[] Forms = ["r", "dddd, dd-MMM-yy HH:mm:ss 'GMT'", "ddd MMM d HH:mm:ss yyyy", "ddd MMM  d HH:mm:ss yyyy"];

    /// <summary>The date as a <c>Date</c> field carries it, such as <c>Mon, 23 Nov 2026 20:44:51 GMT</c>.</summary>
    public static string Format(DateTimeOffset moment) => moment.UtcDateTime.ToString("r", CultureInfo.InvariantCulture);

    /// <summary>Reads any of the three forms HTTP allows; null for anything else.</summary>
    public static DateTimeOffset? Parse(string? text)
    {
        if (text is not { Length: > 0 and < 64 }) return null;
        const DateTimeStyles style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, style, out var moment) ? moment : null;
    }

    /// <summary>
    /// Reads an XML Schema dateTime with any number of decimals of a second; without a zone it is taken as UTC. Null for anything else.
    /// </summary>
    public static DateTimeOffset? ParseXml(string? text)
    {
        if (text is not { Length: >= 19 and < 64 } || text[10] is not ('T' or 't')) return null;
        var zone = text.AsSpan(19).IndexOfAny("Zz+-");
        var end = zone < 0 ? text.Length : 19 + zone;
        if (Fraction(text.AsSpan(19, end - 19)) is not { } ticks) return null;
        var whole = string.Concat(text.AsSpan(0, 10), "T", text.AsSpan(11, 8));
        var offset = end == text.Length ? "Z" : text[end..].ToUpperInvariant();
        const DateTimeStyles style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        if (!DateTimeOffset.TryParseExact(whole + offset, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, style, out var moment)) return null;
        return moment.Ticks > DateTimeOffset.MaxValue.Ticks - ticks ? null : moment.AddTicks(ticks);
    }

    // Go and Temporal write nine decimals; a tick is the seventh.
    private static long? Fraction(ReadOnlySpan<char> text)
    {
        if (text.Length == 0) return 0;
        if (text[0] is not ('.' or ',') || text.Length == 1 || text[1..].ContainsAnyExceptInRange('0', '9')) return null;
        var digits = text[1..].ToString().PadRight(7, '0')[..7];
        return long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
