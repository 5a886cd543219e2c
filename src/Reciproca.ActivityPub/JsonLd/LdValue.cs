using System.Text.Json;

namespace Reciproca.ActivityPub.JsonLd;

/// <summary>A value in an expanded document: a <see cref="LdNode"/>, a <see cref="LdLiteral"/> or a <see cref="LdList"/>.</summary>
public abstract class LdValue;

/// <summary>A text, number or boolean with its type or language.</summary>
/// <param name="value">The JSON value.</param>
/// <param name="type">The IRI of its type; null for plain text, numbers and booleans.</param>
/// <param name="language">The language tag of a text, if given.</param>
public sealed class LdLiteral(JsonElement value, string? type = null, string? language = null) : LdValue
{
    /// <summary>The JSON value as sent.</summary>
    public JsonElement Value { get; } = value;

    /// <summary>The IRI of its type; null for plain text, numbers and booleans.</summary>
    public string? Type { get; } = type;

    /// <summary>The language tag of a text, if given.</summary>
    public string? Language { get; } = language;

    /// <summary>The text, or the number or boolean as written; null for anything else.</summary>
    public string? Text => Value.ValueKind switch
    {
        JsonValueKind.String => Json.BoundedJson.TextOrNull(Value),
        JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => Value.GetRawText(),
        _ => null,
    };
}

/// <summary>An ordered list of values.</summary>
/// <param name="items">The items in order.</param>
public sealed class LdList(IReadOnlyList<LdValue> items) : LdValue
{
    /// <summary>The items in order.</summary>
    public IReadOnlyList<LdValue> Items { get; } = items;
}
