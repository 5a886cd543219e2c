using System.Globalization;
using System.Text;
using Reciproca.ActivityPub.StructuredFields;

namespace Reciproca.ActivityPub.Signatures;

/// <summary>Builds the text that an RFC 9421 signature covers. Source: RFC 9421 section 2.5.</summary>
public static class SignatureBase
{
    /// <summary>
    /// The signature base for the covered components and parameters; null when a component is absent from the message, occurs twice or
    /// is of a form no fediverse server sends (<c>sf</c>, <c>bs</c>, <c>key</c>, <c>req</c>, <c>tr</c>), which must refuse the signature.
    /// </summary>
    public static string? Build(HttpMessage message, InnerList covered)
    {
        var lines = new StringBuilder();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var component in covered.Items)
        {
            if (Identifier(component) is not { } identifier || !seen.Add(identifier)) return null;
            if (Value(message, component) is not { } value) return null;
            lines.Append(identifier).Append(": ").Append(value).Append('\n');
        }
        return lines.Append("\"@signature-params\": ").Append(FieldWriter.InnerList(covered)).ToString();
    }

    private static string? Identifier(Item component)
    {
        if (component.Value is not { Kind: BareItemKind.String, Text: { } name } || name.Any(char.IsAsciiLetterUpper)) return null;
        return FieldWriter.Item(component);
    }

    private static string? Value(HttpMessage message, Item component)
    {
        var name = component.Value.Text!;
        if (name == "@query-param") return message.IsRequest ? QueryParameter(message, component.Parameters) : null;
        if (component.Parameters.Count > 0) return null;
        if (!name.StartsWith('@')) return message.Field(name);
        return name == "@status" ? message.Status?.ToString(CultureInfo.InvariantCulture) : message.IsRequest ? Derived(message, name) : null;
    }

    private static string? Derived(HttpMessage message, string name) => name switch
    {
        "@method" => message.Method,
        "@target-uri" => $"{message.Scheme}://{message.NormalAuthority}{message.Target}",
        "@authority" => message.NormalAuthority,
        "@scheme" => message.Scheme,
        "@request-target" => message.Target,
        "@path" => message.Path.Length == 0 ? "/" : message.Path,
        "@query" => message.Query,
        _ => null,
    };

    private static string? QueryParameter(HttpMessage message, Parameters parameters)
    {
        if (parameters.Count != 1 || parameters["name"]?.Text is not { } wanted) return null;
        var values = message.Query[1..].Split('&').Select(pair => pair.Split('=', 2)).Where(pair => Recode(pair[0]) == wanted).ToList();
        return values.Count == 1 ? Recode(values[0].Length > 1 ? values[0][1] : "") : null;
    }

    private static string Recode(string part) => Uri.EscapeDataString(Uri.UnescapeDataString(part.Replace('+', ' ')));
}
