using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Reciproca.ActivityPub.Discovery;

/// <summary>What a server says about itself. Source: NodeInfo 2.1, FEP-f1d5, FEP-0151.</summary>
public sealed partial record NodeInfoDocument
{
    /// <summary>The relation under which <c>/.well-known/nodeinfo</c> links the document.</summary>
    public const string Relation = "http://nodeinfo.diaspora.software/ns/schema/2.1";

    /// <summary>The software's name: lower-case letters, digits and hyphens.</summary>
    public required string Software { get; init; }

    /// <summary>The software's version.</summary>
    public required string Version { get; init; }

    /// <summary>Where its source code is.</summary>
    public string? Repository { get; init; }

    /// <summary>Where its home page is.</summary>
    public string? Homepage { get; init; }

    /// <summary>Whether anybody may register.</summary>
    public bool OpenRegistrations { get; init; }

    /// <summary>How many people have an account.</summary>
    public int Users { get; init; }

    /// <summary>How many of them signed in during the last 30 days.</summary>
    public int? ActiveMonth { get; init; }

    /// <summary>How many of them signed in during the last 180 days.</summary>
    public int? ActiveHalfyear { get; init; }

    /// <summary>How many records they have published.</summary>
    public int? LocalPosts { get; init; }

    /// <summary>Anything else worth saying, such as the node's name or the types it understands.</summary>
    public IReadOnlyDictionary<string, JsonNode?> Metadata { get; init; } = new Dictionary<string, JsonNode?>();

    /// <summary>The document as JSON, to be sent as <see cref="Fetching.MediaTypes.NodeInfo"/>.</summary>
    /// <exception cref="FormatException">The software's name has characters the schema does not allow.</exception>
    public byte[] ToJson()
    {
        if (!SoftwareName().IsMatch(Software)) throw new FormatException("A software name has lower-case letters, digits and hyphens.");
        var output = new ArrayBufferWriter<byte>(1024);
        using (var json = new Utf8JsonWriter(output)) Object().WriteTo(json);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The document at <c>/.well-known/nodeinfo</c> that leads to this one.</summary>
    public static byte[] LinkTo(string address) =>
        JsonSerializer.SerializeToUtf8Bytes(new { links = new[] { new { rel = Relation, href = address } } });

    private JsonObject Object()
    {
        var software = new JsonObject { ["name"] = Software, ["version"] = Version };
        if (Repository is not null) software["repository"] = Repository;
        if (Homepage is not null) software["homepage"] = Homepage;
        return new()
        {
            ["version"] = "2.1",
            ["software"] = software,
            ["protocols"] = new JsonArray("activitypub"),
            ["services"] = new JsonObject { ["inbound"] = new JsonArray(), ["outbound"] = new JsonArray() },
            ["openRegistrations"] = OpenRegistrations,
            ["usage"] = Usage(),
            ["metadata"] = new JsonObject(Metadata.Select(m => KeyValuePair.Create(m.Key, m.Value?.DeepClone()))),
        };
    }

    private JsonObject Usage()
    {
        var users = new JsonObject { ["total"] = Users };
        if (ActiveMonth is { } month) users["activeMonth"] = month;
        if (ActiveHalfyear is { } halfyear) users["activeHalfyear"] = halfyear;
        var usage = new JsonObject { ["users"] = users };
        if (LocalPosts is { } posts) usage["localPosts"] = posts;
        return usage;
    }

    [GeneratedRegex("^[a-z0-9-]+$")]
    private static partial Regex SoftwareName();
}
