using System.Globalization;
using System.Text;

namespace Reciproca.ActivityPub.StructuredFields;

/// <summary>
/// Writes structured field values in their canonical form. Source: RFC 8941 section 4.1, RFC 9651.
/// Throws <see cref="FormatException"/> for a value that the format cannot carry; the caller chose it, no peer did.
/// </summary>
public static class FieldWriter
{
    /// <summary>An item with its parameters.</summary>
    public static string Item(Item item) => Bare(item.Value) + Parameters(item.Parameters);

    /// <summary>An item or inner list.</summary>
    public static string Member(Member member) => member is InnerList inner ? InnerList(inner) : Item((Item)member);

    /// <summary>An inner list with its parameters.</summary>
    public static string InnerList(InnerList list) => "(" + string.Join(' ', list.Items.Select(Item)) + ")" + Parameters(list.Parameters);

    /// <summary>A list; an empty list is an empty text and the field is then left out.</summary>
    public static string List(IEnumerable<Member> members) => string.Join(", ", members.Select(Member));

    /// <summary>A dictionary; an empty one is an empty text and the field is then left out.</summary>
    public static string Dictionary(IEnumerable<KeyValuePair<string, Member>> members) =>
        string.Join(", ", members.Select(m => Key(m.Key) + DictionaryValue(m.Value)));

    /// <summary>Parameters as they follow an item.</summary>
    public static string Parameters(Parameters parameters) =>
        parameters.Count == 0 ? "" : string.Concat(parameters.Select(p => ";" + Key(p.Key) + (IsTrue(p.Value) ? "" : "=" + Bare(p.Value))));

    private static string DictionaryValue(Member member) =>
        member is Item item && IsTrue(item.Value) ? Parameters(item.Parameters) : "=" + Member(member);

    private static bool IsTrue(BareItem item) => item.Value is true;

    private static string Key(string key)
    {
        var valid = key.Length > 0 && (char.IsAsciiLetterLower(key[0]) || key[0] == '*')
            && key.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '_' or '-' or '.' or '*');
        return valid ? key : throw new FormatException("Not a key of a structured field.");
    }

    private static string Bare(BareItem item) => item.Kind switch
    {
        BareItemKind.Integer => Integer((long)item.Value),
        BareItemKind.Decimal => Decimal((decimal)item.Value),
        BareItemKind.String => Quoted((string)item.Value),
        BareItemKind.Token => Token((string)item.Value),
        BareItemKind.Bytes => ":" + Convert.ToBase64String((byte[])item.Value) + ":",
        BareItemKind.Boolean => (bool)item.Value ? "?1" : "?0",
        BareItemKind.Date => "@" + Integer((long)item.Value),
        _ => Display((string)item.Value),
    };

    private static string Integer(long value) => value is >= -999_999_999_999_999 and <= 999_999_999_999_999
        ? value.ToString(CultureInfo.InvariantCulture)
        : throw new FormatException("An integer has at most fifteen digits.");

    private static string Decimal(decimal value)
    {
        var rounded = Math.Round(value, 3, MidpointRounding.ToEven);
        if (Math.Abs(decimal.Truncate(rounded)) > 999_999_999_999m)
            throw new FormatException("A decimal has at most twelve digits before the point.");
        return rounded.ToString("0.0##", CultureInfo.InvariantCulture);
    }

    private static string Quoted(string value)
    {
        if (value.Any(c => c is < ' ' or > '~')) throw new FormatException("A string holds printable ASCII only.");
        return "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
    }

    private static string Token(string value)
    {
        var valid = value.Length > 0 && (char.IsAsciiLetter(value[0]) || value[0] == '*') && value.All(FieldScanner.IsTokenCharacter);
        return valid ? value : throw new FormatException("Not a token.");
    }

    private static string Display(string value)
    {
        var written = new StringBuilder("%\"");
        foreach (var b in Encoding.UTF8.GetBytes(value))
        {
            if (b is < 0x20 or > 0x7e or (byte)'%' or (byte)'"') written.Append('%').Append(b.ToString("x2", CultureInfo.InvariantCulture));
            else written.Append((char)b);
        }
        return written.Append('"').ToString();
    }
}
