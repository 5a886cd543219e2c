using System.Text.Json;
using Reciproca.ActivityPub.StructuredFields;

namespace Reciproca.ActivityPub.Tests.StructuredFields;

/// <summary>A structured field of any of the three types, so that the published cases read alike.</summary>
internal sealed record FieldCase(string Type, List<KeyValuePair<string, Member>> Members)
{
    public static FieldCase? Read(string type, string raw) => type switch
    {
        "item" => FieldReader.TryItem(raw, out var item) ? new(type, [new("", item)]) : null,
        "list" => FieldReader.TryList(raw, out var list) ? new(type, [.. list.Select(m => KeyValuePair.Create("", m))]) : null,
        _ => FieldReader.TryDictionary(raw, out var dictionary) ? new(type, [.. dictionary]) : null,
    };

    public static FieldCase Parse(string type, JsonElement expected) => type switch
    {
        "item" => new(type, [new("", Member(expected))]),
        "list" => new(type, [.. expected.EnumerateArray().Select(m => KeyValuePair.Create("", Member(m)))]),
        _ => new(type, [.. expected.EnumerateArray().Select(m => KeyValuePair.Create(m[0].GetString()!, Member(m[1])))]),
    };

    public string Written() => Type switch
    {
        "item" => FieldWriter.Member(Members[0].Value),
        "list" => FieldWriter.List(Members.Select(m => m.Value)),
        _ => FieldWriter.Dictionary(Members),
    };

    public string Shape() => string.Join("|", Members.Select(m => m.Key + "=" + Shape(m.Value)));

    private static string Shape(Member member) => member switch
    {
        InnerList inner => "(" + string.Join(" ", inner.Items.Select(Shape)) + ")" + Shape(inner.Parameters),
        _ => ((Item)member).Value + Shape(member.Parameters),
    };

    private static string Shape(Parameters parameters) => string.Concat(parameters.Select(p => $";{p.Key}={p.Value}"));

    private static Member Member(JsonElement m) => m[0].ValueKind == JsonValueKind.Array
        ? new InnerList([.. m[0].EnumerateArray().Select(i => (Item)Member(i))], Parameters(m[1]))
        : new Item(Bare(m[0]), Parameters(m[1]));

    private static Parameters Parameters(JsonElement list)
    {
        var parameters = new Parameters();
        foreach (var p in list.EnumerateArray()) parameters.Put(p[0].GetString()!, Bare(p[1]));
        return parameters;
    }

    private static BareItem Bare(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => BareItem.Of(value.GetString()!),
        JsonValueKind.True => BareItem.Of(true),
        JsonValueKind.False => BareItem.Of(false),
        JsonValueKind.Number => value.GetRawText().Contains('.') ? BareItem.Of(value.GetDecimal()) : BareItem.Of(value.GetInt64()),
        _ => Typed(value.GetProperty("__type").GetString()!, value.GetProperty("value")),
    };

    private static BareItem Typed(string type, JsonElement value) => type switch
    {
        "token" => BareItem.Token(value.GetString()!),
        "date" => BareItem.Date(value.GetInt64()),
        "displaystring" => BareItem.Display(value.GetString()!),
        _ => BareItem.Of(Base32(value.GetString()!)),
    };

    private static byte[] Base32(string text)
    {
        var bits = string.Concat(text.TrimEnd('=').Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c), 2).PadLeft(5, '0')));
        return [.. Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2))];
    }
}
