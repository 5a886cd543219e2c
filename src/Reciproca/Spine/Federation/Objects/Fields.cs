using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;

namespace Reciproca.Spine.Federation.Objects;

/// <summary>The columns of a body as properties in our namespace, whatever the kind: what a snapshot of the record has, under the names of the sheets.</summary>
public static class Fields
{
    // whom we let join without waiting, and what we fold for our own look-ups, is each node's own affair
    private static readonly string[] Ours = [nameof(Organisation.EmailDomain), nameof(Organisation.FoldedName)];

    public static IEnumerable<KeyValuePair<string, JsonNode?>> Write(RecordKind kind, JsonElement body)
    {
        foreach (var property in Travelling(kind))
            if (body.TryGetProperty(property.Name, out var value) && value.ValueKind != JsonValueKind.Null)
                yield return value.ValueKind is JsonValueKind.Object or JsonValueKind.Array
                    ? new($"rcp:json:{Name(property)}", value.GetRawText())
                    : new($"rcp:field:{Name(property)}", JsonNode.Parse(value.GetRawText()));
    }

    /// <summary>The body as JSON under the names of its class. Values that do not fit its columns are found when it is made of it.</summary>
    public static JsonElement Read(RecordKind kind, LdNode node)
    {
        var body = new JsonObject();
        foreach (var property in Travelling(kind))
            if (node.All(Rcp.Field + Name(property)).OfType<LdLiteral>().FirstOrDefault() is { } plain) body[property.Name] = JsonNode.Parse(plain.Value.GetRawText());
            else if (node.Text(Rcp.Json + Name(property)) is { } json) body[property.Name] = JsonNode.Parse(json);
        return JsonSerializer.SerializeToElement(body);
    }

    /// <summary>Keys of other tables mean nothing elsewhere: what they say travels as links.</summary>
    private static IEnumerable<PropertyInfo> Travelling(RecordKind kind) => kind.Body.GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(p => p is { CanRead: true, CanWrite: true } && (Nullable.GetUnderlyingType(p.PropertyType) ?? p.PropertyType) != typeof(Guid) && !Ours.Contains(p.Name) && !p.IsDefined(typeof(JsonIgnoreAttribute)));

    private static string Name(PropertyInfo property) => JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name);
}
