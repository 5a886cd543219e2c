using System.Globalization;

namespace Reciproca.ActivityPub.Json;

/// <summary>A double as ECMAScript writes it. Source: RFC 8785 section 3.2.2.3, ECMA-262 Number::toString.</summary>
internal static class CanonicalNumber
{
    public static string Format(double value)
    {
        if (!double.IsFinite(value)) throw new FormatException("A JSON number is beyond a double.");
        if (value == 0) return "0";
        var sign = value < 0 ? "-" : "";
        var (digits, point) = Shortest(Math.Abs(value));
        return sign + Place(digits, point);
    }

    // .NET gives the shortest digits that read back to the same double; only their layout differs from ECMAScript.
    private static (string Digits, int Point) Shortest(double value)
    {
        var text = value.ToString("R", CultureInfo.InvariantCulture);
        var e = text.IndexOf('E');
        var exponent = e < 0 ? 0 : int.Parse(text.AsSpan(e + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = e < 0 ? text : text[..e];
        var dot = mantissa.IndexOf('.');
        var point = (dot < 0 ? mantissa.Length : dot) + exponent;
        var digits = mantissa.Replace(".", "");
        var significant = digits.TrimStart('0');
        return (significant.TrimEnd('0'), point - (digits.Length - significant.Length));
    }

    private static string Place(string digits, int point) => point switch
    {
        > 21 or < -5 => Exponential(digits, point - 1),
        <= 0 => "0." + new string('0', -point) + digits,
        _ when point >= digits.Length => digits.PadRight(point, '0'),
        _ => digits[..point] + "." + digits[point..],
    };

    private static string Exponential(string digits, int exponent)
    {
        var mantissa = digits.Length == 1 ? digits : digits[..1] + "." + digits[1..];
        return string.Create(CultureInfo.InvariantCulture, $"{mantissa}e{(exponent < 0 ? "-" : "+")}{Math.Abs(exponent)}");
    }
}
