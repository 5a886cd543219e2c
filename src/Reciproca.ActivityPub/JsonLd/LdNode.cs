using System.Globalization;
using System.Text.Json;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.JsonLd;

/// <summary>
/// A node of an expanded document: an object, an activity, an actor, or a mere reference. Properties are asked for by IRI (<see
/// cref="As"/>, <see cref="Vf"/>, <see cref="Security"/>), whether they were sent singly or in an array, as text, reference or object.
/// </summary>
public sealed class LdNode : LdValue
{
    private readonly Dictionary<string, List<LdValue>> properties = new(StringComparer.Ordinal);
    private readonly List<string> types = [];

    internal LdNode(JsonElement? source) => Source = source;

    /// <summary>The JSON it was read from, to be kept or passed on unchanged; null for a reference.</summary>
    public JsonElement? Source { get; }

    /// <summary>Its URI, exactly as sent; null for an anonymous node.</summary>
    public string? Id { get; internal set; }

    /// <summary>The IRIs of its types.</summary>
    public IReadOnlyList<string> Types => types;

    /// <summary>Whether it is a mere reference: a URI and nothing else.</summary>
    public bool IsReference => Id is not null && types.Count == 0 && properties.Count == 0;

    /// <summary>The IRIs of its properties.</summary>
    public IEnumerable<string> Properties => properties.Keys;

    /// <summary>Whether it has a type.</summary>
    public bool Is(string type) => types.Contains(type);

    /// <summary>All values of a property, lists opened.</summary>
    public IEnumerable<LdValue> All(string property) =>
        properties.TryGetValue(property, out var values) ? values.SelectMany(v => v is LdList list ? list.Items : [v]) : [];

    /// <summary>The nodes and references a property holds.</summary>
    public IEnumerable<LdNode> Nodes(string property) => All(property).OfType<LdNode>();

    /// <summary>The first node or reference of a property; null if it has none.</summary>
    public LdNode? Node(string property) => Nodes(property).FirstOrDefault();

    /// <summary>The URIs a property refers to, whether as text, reference, object with an id, or link with an <c>href</c>.</summary>
    public IEnumerable<string> References(string property) => All(property).Select(Address).OfType<string>();

    /// <summary>The only URI a property refers to; null if it has none or several, for then nobody can say which is meant.</summary>
    public string? Reference(string property)
    {
        string? only = null;
        foreach (var address in References(property))
        {
            if (only is not null && only != address) return null;
            only = address;
        }
        return only;
    }

    /// <summary>The first text of a property in no particular language, else in any.</summary>
    public string? Text(string property)
    {
        var texts = All(property).OfType<LdLiteral>().ToList();
        return (texts.Find(t => t.Language is null) ?? texts.FirstOrDefault())?.Text;
    }

    /// <summary>The texts of a property by language tag; one without a language stands under an empty tag.</summary>
    public IReadOnlyDictionary<string, string> Texts(string property)
    {
        var texts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var literal in All(property).OfType<LdLiteral>())
        {
            if (literal.Text is { } text) texts.TryAdd(literal.Language ?? "", text);
        }
        return texts;
    }

    /// <summary>The first moment of a property, in UTC; null if it has none or it is malformed.</summary>
    public DateTimeOffset? Moment(string property) => HttpDate.ParseXml(Text(property));

    /// <summary>The first number of a property, from a JSON number, a text or an <c>xsd:decimal</c> object; null if it has none.</summary>
    public decimal? Number(string property) =>
        decimal.TryParse(Text(property), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>The first boolean of a property; null if it has none.</summary>
    public bool? Truth(string property) => Text(property) switch { "true" or "1" => true, "false" or "0" => false, _ => null };

    /// <summary>Whether the object is addressed to everyone by <c>to</c> or <c>cc</c>, in any of the three spellings.</summary>
    public bool IsPublic => References(As.To).Concat(References(As.Cc)).Any(As.IsPublic);

    internal static LdNode To(string id) => new(null) { Id = id };

    internal void Add(string type)
    {
        if (!types.Contains(type)) types.Add(type);
    }

    internal List<LdValue> Values(string property)
    {
        if (!properties.TryGetValue(property, out var values)) properties[property] = values = [];
        return values;
    }

    private static string? Address(LdValue value) => value switch
    {
        LdNode { Id: { } id } => id,
        LdNode link => link.Text(As.Href) ?? link.Node(As.Href)?.Id,
        LdLiteral { Value.ValueKind: JsonValueKind.String } text => text.Text,
        _ => null,
    };
}
