using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Reciproca.ActivityPub.Discovery;
using Reciproca.ActivityPub.Fetching;

namespace Reciproca.ActivityPub.Tests.Discovery;

public class NodeInfoTests
{
    private static readonly NodeInfoDocument Ours = new()
    {
        Software = "reciproca", Version = "0.1.0", Repository = "https://code.example/reciproca", Users = 12, ActiveMonth = 3, ActiveHalfyear = 9, LocalPosts = 400,
        Metadata = new Dictionary<string, JsonNode?> { ["nodeName"] = "Asia-Pacific" },
    };

    [Fact]
    public void Our_document_is_valid_by_the_published_schema() =>
        Assert.Empty(Schema.Errors(SharedData.Json("vectors/nodeinfo/schemas/2.1/schema.json"), JsonElement.Parse(Ours.ToJson())));

    [Theory]
    [InlineData("2.0")]
    [InlineData("2.1")]
    [InlineData("2.2")]
    public async Task A_published_example_is_read(string version)
    {
        var example = SharedData.Bytes($"vectors/nodeinfo/schemas/{version}/example.json");
        Assert.Empty(Schema.Errors(SharedData.Json($"vectors/nodeinfo/schemas/{version}/schema.json"), JsonElement.Parse(example)));
        using var server = Serving(s => $$"""{"links":[{"rel":"http://nodeinfo.diaspora.software/ns/schema/{{version}}","href":"{{s}}/ni"}]}""", example);
        var info = await Client().Find($"127.0.0.1:{server.Port}", new(TimeProvider.System));
        Assert.Equal(JsonElement.Parse(example).GetProperty("software").GetProperty("name").GetString(), info!.Software);
    }

    [Fact]
    public async Task Our_own_document_is_found_through_its_link()
    {
        LoopbackServer? self = null;
        using var server = self = Serving(_ => System.Text.Encoding.UTF8.GetString(NodeInfoDocument.LinkTo(self!.Url("/ni"))), Ours.ToJson());
        var info = await Client().Find($"127.0.0.1:{server.Port}", new(TimeProvider.System));
        Assert.Equal(("reciproca", "0.1.0"), (info!.Software, info.Version));
    }

    [Fact]
    public async Task A_link_to_another_host_is_not_followed()
    {
        using var server = Serving(_ => """{"links":[{"rel":"http://nodeinfo.diaspora.software/ns/schema/2.1","href":"https://other.example/ni"}]}""", Ours.ToJson());
        Assert.Null(await Client().Find($"127.0.0.1:{server.Port}", new(TimeProvider.System)));
        Assert.Single(server.Requests);
    }

    [Fact]
    public void A_name_the_schema_forbids_is_not_written() => Assert.Throws<FormatException>(() => (Ours with { Software = "Recíproca" }).ToJson());

    [Fact]
    public void The_schema_check_of_this_test_can_fail()
    {
        var schema = SharedData.Json("vectors/nodeinfo/schemas/2.1/schema.json");
        Assert.NotEmpty(Schema.Errors(schema, JsonElement.Parse("""{"version":"2.0"}""")));
        Assert.NotEmpty(Schema.Errors(schema, JsonElement.Parse(System.Text.Encoding.UTF8.GetString(Ours.ToJson()).Replace("activitypub", "other"))));
    }

    private static NodeInfoClient Client() => new(SafeFetcher.Create(LoopbackServer.Rules, TimeProvider.System));

    private static LoopbackServer Serving(Func<string, string> links, byte[] document)
    {
        LoopbackServer? server = null;
        return server = new(a => new(200, MediaTypes.NodeInfo, a.Path == "/ni" ? document : System.Text.Encoding.UTF8.GetBytes(links(server!.Url("")))));
    }
}

/// <summary>As much of JSON Schema draft 4 as the NodeInfo schemas use.</summary>
internal static class Schema
{
    public static IEnumerable<string> Errors(JsonElement schema, JsonElement value, string at = "$")
    {
        if (schema.TryGetProperty("type", out var type) && !IsOf(value, type.GetString()!)) return [$"{at} is no {type}"];
        if (schema.TryGetProperty("enum", out var allowed) && !allowed.EnumerateArray().Any(a => JsonElement.DeepEquals(a, value))) return [$"{at} is none of {allowed}"];
        if (schema.TryGetProperty("pattern", out var pattern) && !Regex.IsMatch(value.GetString()!, pattern.GetString()!)) return [$"{at} is not {pattern}"];
        if (schema.TryGetProperty("minimum", out var least) && value.GetDouble() < least.GetDouble()) return [$"{at} is below {least}"];
        if (value.ValueKind == JsonValueKind.Object) return OfObject(schema, value, at);
        return value.ValueKind == JsonValueKind.Array ? OfArray(schema, value, at) : [];
    }

    private static IEnumerable<string> OfObject(JsonElement schema, JsonElement value, string at)
    {
        var known = schema.TryGetProperty("properties", out var p) ? p.EnumerateObject().ToDictionary(m => m.Name, m => m.Value) : [];
        if (schema.TryGetProperty("required", out var required))
        {
            foreach (var name in required.EnumerateArray()) if (!value.TryGetProperty(name.GetString()!, out _)) yield return $"{at} lacks {name}";
        }
        var closed = schema.TryGetProperty("additionalProperties", out var more) && more.ValueKind == JsonValueKind.False;
        foreach (var member in value.EnumerateObject())
        {
            if (known.TryGetValue(member.Name, out var inner)) foreach (var error in Errors(inner, member.Value, $"{at}.{member.Name}")) yield return error;
            else if (closed) yield return $"{at} may not have {member.Name}";
        }
    }

    private static IEnumerable<string> OfArray(JsonElement schema, JsonElement value, string at)
    {
        if (schema.TryGetProperty("minItems", out var least) && value.GetArrayLength() < least.GetInt32()) yield return $"{at} is too short";
        if (!schema.TryGetProperty("items", out var items)) yield break;
        foreach (var item in value.EnumerateArray()) foreach (var error in Errors(items, item, at + "[]")) yield return error;
    }

    private static bool IsOf(JsonElement value, string type) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => true,
    };
}
