using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Reciproca.Across.OaiPmh;

/// <summary>Where a list goes on. It says all of it, so that nothing is kept for a harvester and its token never runs out.</summary>
public sealed record OaiToken(OaiRange Range, OaiPlace Place, int Sent, int Total)
{
    private const char Between = ' ';
    private const int Longest = 300;

    public override string ToString() => WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture,
        $"{Ticks(Range.From)} {Ticks(Range.Until)} {Range.Set} {Place.Stamp.Ticks:x} {Place.ShortId} {Sent} {Total}")));

    /// <exception cref="OaiFault">We never gave this token.</exception>
    public static OaiToken Parse(string text, Func<string, bool> knowsSet)
    {
        if (text.Length > Longest || Decoded(text)?.Split(Between) is not [var from, var until, var set, var stamp, { Length: > 0 and <= 12 } id, var sent, var total]) throw Bad;
        if (set.Length > 0 && !knowsSet(set)) throw Bad;
        return new(new(When(from), When(until), set.Length > 0 ? set : null), new(When(stamp) ?? throw Bad, id), Number(sent), Number(total));
    }

    private static OaiFault Bad => new("badResumptionToken");

    private static string Ticks(DateTime? time) => time is { } known ? known.Ticks.ToString("x", CultureInfo.InvariantCulture) : "";

    private static DateTime? When(string ticks) => ticks.Length == 0 ? null
        : long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var at) && at >= 0 && at <= DateTime.MaxValue.Ticks
            ? new DateTime(at, DateTimeKind.Utc) : throw Bad;

    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Bad;

    private static string? Decoded(string text)
    {
        try { return Encoding.UTF8.GetString(WebEncoders.Base64UrlDecode(text)); }
        catch (FormatException) { return null; }
    }
}
