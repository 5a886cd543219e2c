using System.Text.Json;

namespace Reciproca.ActivityPub.Json;

/// <summary>Parses JSON from strangers within limits: nesting is bounded and a name may occur only once in an object.</summary>
public static class BoundedJson
{
    /// <summary>How deep arrays and objects may nest unless told otherwise.</summary>
    public const int DefaultDepth = 32;

    /// <summary>Parses the bytes; false for anything malformed, deeper than <paramref name="depth"/> or with a name given twice.</summary>
    /// <param name="utf8">The JSON text in UTF-8. The caller bounds its size.</param>
    /// <param name="root">The value; it owns its memory and needs no disposal.</param>
    /// <param name="depth">Deepest nesting allowed, at least 1.</param>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out JsonElement root, int depth = DefaultDepth)
    {
        root = default;
        // The parser lets broken UTF-8 in texts pass and throws when one is read, wherever that is.
        if (!System.Text.Unicode.Utf8.IsValid(utf8)) return false;
        try
        {
            root = JsonElement.Parse(utf8, new() { MaxDepth = depth, AllowDuplicateProperties = false });
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>The text of a string value; null for any other value or for a text with half a surrogate pair.</summary>
    public static string? TextOrNull(this JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String) return null;
        try
        {
            return value.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The text of a member of an object; null when the value is no object, or the member absent or no text.</summary>
    public static string? TextOrNull(this JsonElement value, string member) =>
        value.ValueKind == JsonValueKind.Object && value.TryGetProperty(member, out var found) ? found.TextOrNull() : null;
}
