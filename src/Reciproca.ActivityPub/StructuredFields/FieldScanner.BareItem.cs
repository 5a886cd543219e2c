using System.Globalization;
using System.Text;

namespace Reciproca.ActivityPub.StructuredFields;

internal ref partial struct FieldScanner
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private BareItem? Bare() => Next switch
    {
        '-' or (>= '0' and <= '9') => Number(),
        '"' => String(),
        ':' => Bytes(),
        '?' => Boolean(),
        '@' => Date(),
        '%' => Display(),
        '*' => Token(),
        _ when char.IsAsciiLetter(Next) => Token(),
        _ => null,
    };

    private BareItem? Number()
    {
        var start = at;
        Take('-');
        var whole = Digits();
        if (whole is 0 or > 15) return null;
        if (Next != '.') return BareItem.Of(long.Parse(text[start..at], CultureInfo.InvariantCulture));
        at++;
        var fraction = Digits();
        if (whole > 12 || fraction is 0 or > 3) return null;
        return BareItem.Of(decimal.Parse(text[start..at], CultureInfo.InvariantCulture));
    }

    private int Digits()
    {
        var start = at;
        while (char.IsAsciiDigit(Next)) at++;
        return at - start;
    }

    private BareItem? String()
    {
        var value = new StringBuilder();
        at++;
        while (!End)
        {
            var c = text[at++];
            if (c == '"') return BareItem.Of(value.ToString());
            if (c == '\\')
            {
                if (Next is not ('"' or '\\')) return null;
                c = text[at++];
            }
            if (c is < ' ' or > '~') return null;
            value.Append(c);
        }
        return null;
    }

    private BareItem? Token()
    {
        var start = at++;
        while (IsTokenCharacter(Next)) at++;
        return BareItem.Token(text[start..at].ToString());
    }

    internal static bool IsTokenCharacter(char c) => char.IsAsciiLetterOrDigit(c) || (c != '\0' && ":/!#$%&'*+-.^_`|~".Contains(c));

    private BareItem? Bytes()
    {
        at++;
        var length = text[at..].IndexOf(':');
        if (length < 0) return null;
        var value = LenientBase64(text.Slice(at, length));
        at += length + 1;
        return value is null ? null : BareItem.Of(value);
    }

    // Missing padding and non-zero pad bits are accepted, as the RFC lets a parser do.
    private static byte[]? LenientBase64(ReadOnlySpan<char> encoded)
    {
        if (encoded.ContainsAnyExcept(Base64Characters)) return null;
        var padded = encoded.TrimEnd('=').ToString();
        if (padded.Contains('=') || padded.Length % 4 == 1) return null;
        var bytes = new byte[(padded.Length + 3) / 4 * 3];
        padded = padded.PadRight((padded.Length + 3) / 4 * 4, '=');
        return Convert.TryFromBase64String(padded, bytes, out var written) ? bytes[..written] : null;
    }

    private static readonly System.Buffers.SearchValues<char> Base64Characters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/=");

    private BareItem? Boolean()
    {
        at++;
        if (Take('1')) return BareItem.Of(true);
        return Take('0') ? BareItem.Of(false) : null;
    }

    private BareItem? Date()
    {
        at++;
        if (!(Next == '-' || char.IsAsciiDigit(Next))) return null;
        return Number() is { Number: { } seconds } ? BareItem.Date(seconds) : null;
    }

    private BareItem? Display()
    {
        at++;
        if (!Take('"')) return null;
        var bytes = new List<byte>();
        while (!End)
        {
            var c = text[at++];
            if (c is < ' ' or > '~') return null;
            if (c == '"') return DecodeDisplay(bytes);
            if (c != '%') bytes.Add((byte)c);
            else if (LowerHexPair() is { } b) bytes.Add(b);
            else return null;
        }
        return null;
    }

    private byte? LowerHexPair()
    {
        if (at + 2 > text.Length || !char.IsAsciiHexDigitLower(text[at]) || !char.IsAsciiHexDigitLower(text[at + 1])) return null;
        at += 2;
        return byte.Parse(text[(at - 2)..at], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }

    private static BareItem? DecodeDisplay(List<byte> bytes)
    {
        try
        {
            return BareItem.Display(Utf8.GetString(bytes.ToArray()));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
