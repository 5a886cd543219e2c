using System.Globalization;

namespace Reciproca.ActivityPub.StructuredFields;

/// <summary>What a bare item of a structured field is (RFC 9651 section 3.3).</summary>
public enum BareItemKind
{
    /// <summary>A whole number of at most fifteen digits.</summary>
    Integer,

    /// <summary>A number with up to twelve digits before and three after the point.</summary>
    Decimal,

    /// <summary>Printable ASCII text in double quotes.</summary>
    String,

    /// <summary>A short word without quotes.</summary>
    Token,

    /// <summary>Bytes in base64 between colons.</summary>
    Bytes,

    /// <summary><c>?0</c> or <c>?1</c>.</summary>
    Boolean,

    /// <summary>Seconds since 1970 after an at sign.</summary>
    Date,

    /// <summary>Unicode text, percent-encoded after <c>%"</c>.</summary>
    DisplayString,
}

/// <summary>One value of a structured field with its kind. Build it with the factory methods. Source: RFC 8941, RFC 9651.</summary>
public sealed record BareItem
{
    private BareItem(BareItemKind kind, object value) => (Kind, Value) = (kind, value);

    /// <summary>What the value is.</summary>
    public BareItemKind Kind { get; }

    /// <summary>
    /// <see cref="long"/> (Integer, Date), <see cref="decimal"/>, <see cref="string"/>, <see cref="bool"/> or a byte array.
    /// </summary>
    public object Value { get; }

    /// <summary>The text of a string, token or display string; null for any other kind.</summary>
    public string? Text => Value as string;

    /// <summary>The bytes of a byte sequence; null for any other kind.</summary>
    public byte[]? Bytes => Value as byte[];

    /// <summary>The whole number of an integer or date; null for any other kind.</summary>
    public long? Number => Value as long?;

    /// <summary>A whole number.</summary>
    public static BareItem Of(long value) => new(BareItemKind.Integer, value);

    /// <summary>A decimal number; it is rounded to three digits when written.</summary>
    public static BareItem Of(decimal value) => new(BareItemKind.Decimal, value);

    /// <summary>A quoted string.</summary>
    public static BareItem Of(string value) => new(BareItemKind.String, value);

    /// <summary>A boolean.</summary>
    public static BareItem Of(bool value) => new(BareItemKind.Boolean, value);

    /// <summary>A byte sequence.</summary>
    public static BareItem Of(byte[] value) => new(BareItemKind.Bytes, value);

    /// <summary>A token.</summary>
    public static BareItem Token(string value) => new(BareItemKind.Token, value);

    /// <summary>A date in seconds since 1970.</summary>
    public static BareItem Date(long seconds) => new(BareItemKind.Date, seconds);

    /// <summary>Text in any script.</summary>
    public static BareItem Display(string value) => new(BareItemKind.DisplayString, value);

    /// <summary>Kind and value, the same for equal values: bytes by content, decimals without trailing zeros.</summary>
    public override string ToString() => $"{Kind}:" + Value switch
    {
        byte[] bytes => Convert.ToBase64String(bytes),
        decimal number => number.ToString("0.0##", CultureInfo.InvariantCulture),
        var other => Convert.ToString(other, CultureInfo.InvariantCulture),
    };
}
