using System.Text.Json;
using Reciproca.ActivityPub.Json;

namespace Reciproca.ActivityPub.JsonLd;

/// <summary>
/// Reads the term definitions of an inline context. Malformed definitions are passed over: being liberal costs nothing here.
/// </summary>
internal readonly struct TermReader(ActiveContext active, JsonElement context)
{
    private const int MostSteps = 8;

    private readonly ActiveContext active = active;
    private readonly JsonElement context = context;

    public static List<KeyValuePair<string, TermDefinition>> Read(ActiveContext active, JsonElement context)
    {
        var reader = new TermReader(active, context);
        var found = new List<KeyValuePair<string, TermDefinition>>();
        foreach (var member in context.EnumerateObject())
        {
            if (member.Name.StartsWith('@')) continue;
            if (reader.Define(member.Name, member.Value) is { } definition) found.Add(new(member.Name, definition));
        }
        return found;
    }

    private TermDefinition? Define(string term, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => new(null),
        JsonValueKind.String => Word(value.GetString()!, 0) is { } iri ? new(iri) : null,
        JsonValueKind.Object => Expanded(term, value),
        _ => null,
    };

    private TermDefinition? Expanded(string term, JsonElement value)
    {
        var reverse = value.TextOrNull("@reverse");
        var name = reverse ?? value.TextOrNull("@id") ?? term;
        if (value.TryGetProperty("@id", out var id) && id.ValueKind == JsonValueKind.Null) return new(null);
        if (Word(name, 0) is not { } iri) return null;
        var type = value.TextOrNull("@type") is { } t ? Word(t, 0) : null;
        return new(iri, type, ContainerOf(value))
        {
            Reverse = reverse is not null,
            Language = value.TryGetProperty("@language", out var language) ? language.TextOrNull() ?? "" : null,
            Scoped = value.TryGetProperty("@context", out var scoped) ? scoped.Clone() : null,
        };
    }

    // A definition may use a term or prefix that the same context defines, which may use another; a circle ends at the step limit.
    private string? Word(string word, int step)
    {
        if (Keyword.Is(word) || step > MostSteps) return step > MostSteps ? null : word;
        if (context.TryGetProperty(word, out var local) && LocalName(local) is { } name && name != word) return Word(name, step + 1);
        var colon = word.IndexOf(':');
        if (colon <= 0 || word.AsSpan(colon + 1).StartsWith("//") || !context.TryGetProperty(word[..colon], out var prefix)) return active.Word(word);
        if (LocalName(prefix) is not { } p || p == word) return active.Word(word);
        return Word(p, step + 1) is { } expanded ? expanded + word[(colon + 1)..] : null;
    }

    private static string? LocalName(JsonElement definition) =>
        definition.ValueKind == JsonValueKind.String ? definition.GetString() : definition.TextOrNull("@id");

    private static Container ContainerOf(JsonElement value)
    {
        if (!value.TryGetProperty("@container", out var c)) return Container.None;
        var names = c.ValueKind == JsonValueKind.Array ? c.EnumerateArray().ToList() : [c];
        if (names.Any(n => n.ValueEquals("@list"))) return Container.List;
        if (names.Any(n => n.ValueEquals("@language"))) return Container.Language;
        return names.Any(n => n.ValueEquals("@index")) ? Container.Index : Container.None;
    }
}
