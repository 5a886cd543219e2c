using System.Text.Json;

namespace Reciproca.ActivityPub.JsonLd;

/// <summary>
/// Expands the values of one property by the definition of its term. Source: JSON-LD 1.1 Processing Algorithms sections 5.1, 5.3.
/// </summary>
internal readonly ref struct ValueExpander(NodeExpander nodes, ExpansionRun run, ActiveContext active, TermDefinition? definition)
{
    private readonly NodeExpander nodes = nodes;
    private readonly ExpansionRun run = run;
    private readonly ActiveContext active = active;
    private readonly TermDefinition? definition = definition;

    public void Into(List<LdValue> into, JsonElement value, int depth)
    {
        var isMap = value.ValueKind == JsonValueKind.Object && !IsExpanded(value);
        if (definition?.Type == "@json") Add(into, new LdLiteral(value, "@json"));
        else if (definition?.Container == Container.Language && isMap) Languages(into, value);
        else if (definition?.Container == Container.List && !IsListObject(value)) Add(into, List(value, depth));
        else if (definition?.Container == Container.Index && isMap) Indexed(into, value, depth);
        else Each(into, value, depth);
    }

    private void Each(List<LdValue> into, JsonElement value, int depth)
    {
        if (value.ValueKind == JsonValueKind.Array) foreach (var item in value.EnumerateArray()) Each(into, item, depth + 1);
        else if (value.ValueKind == JsonValueKind.Object) Object(into, value, depth);
        else if (value.ValueKind != JsonValueKind.Null) Add(into, Scalar(value));
    }

    private void Object(List<LdValue> into, JsonElement value, int depth)
    {
        if (value.TryGetProperty("@value", out var literal)) Add(into, Literal(value, literal));
        else if (value.TryGetProperty("@list", out var list)) Add(into, List(list, depth));
        else if (value.TryGetProperty("@set", out var set)) Each(into, set, depth + 1);
        else Add(into, nodes.Node(value, active, depth + 1));
    }

    private LdList List(JsonElement value, int depth)
    {
        var items = new List<LdValue>();
        Each(items, value, depth);
        return new(items);
    }

    private void Indexed(List<LdValue> into, JsonElement value, int depth)
    {
        foreach (var entry in value.EnumerateObject()) Each(into, entry.Value, depth);
    }

    private void Languages(List<LdValue> into, JsonElement map)
    {
        foreach (var entry in map.EnumerateObject())
        {
            var language = entry.Name == "@none" ? null : entry.Name;
            foreach (var text in NodeExpander.Singles(entry.Value))
            {
                if (text.ValueKind == JsonValueKind.String) Add(into, new LdLiteral(text, language: language));
            }
        }
    }

    private LdValue Scalar(JsonElement value)
    {
        var type = definition?.Type;
        if (value.ValueKind != JsonValueKind.String) return new LdLiteral(value, type is "@id" or "@vocab" ? null : type);
        return type switch
        {
            "@id" => LdNode.To(active.Identifier(value.GetString()!)),
            "@vocab" => LdNode.To(active.Word(value.GetString()!) ?? value.GetString()!),
            null => new LdLiteral(value, language: definition?.Language is { } own ? own.Length == 0 ? null : own : active.Language),
            _ => new LdLiteral(value, type),
        };
    }

    // Fedify writes "type" within a value object, which its context makes an alias of @type.
    private LdLiteral Literal(JsonElement value, JsonElement literal)
    {
        string? type = null, language = null;
        foreach (var member in value.EnumerateObject())
        {
            if (member.Value.ValueKind != JsonValueKind.String) continue;
            var word = active.Word(member.Name);
            if (word == "@type") type = active.Word(member.Value.GetString()!);
            else if (word == "@language") language = member.Value.GetString();
        }
        return new(literal, type, language);
    }

    private void Add(List<LdValue> into, LdValue value)
    {
        run.Value();
        into.Add(value);
    }

    private static bool IsExpanded(JsonElement value) => value.TryGetProperty("@value", out _) || value.TryGetProperty("@id", out _);

    private static bool IsListObject(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("@list", out _);
}
