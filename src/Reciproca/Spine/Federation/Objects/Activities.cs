using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Reciproca.ActivityPub.JsonLd;

namespace Reciproca.Spine.Federation.Objects;

/// <summary>The activities that we send, as JSON.</summary>
public static class Activities
{
    private static readonly JsonSerializerOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>An activity about a public object. Its id follows from the revision, so that one sent twice is known.</summary>
    public static JsonObject About(string type, JsonObject thing, string actor, int revision)
    {
        var id = (string)thing["id"]!;
        return new JsonObject
        {
            ["id"] = $"{id}#{type.ToLowerInvariant()}-{revision}", ["type"] = type, ["actor"] = actor,
            ["to"] = new JsonArray(As.Public), ["cc"] = new JsonArray(actor + "/followers"), ["object"] = thing,
        };
    }

    /// <summary>An activity for one reader, about an object that is named or held.</summary>
    public static JsonObject To(string type, string id, string actor, string to, JsonNode thing) =>
        new() { ["id"] = id, ["type"] = type, ["actor"] = actor, ["to"] = new JsonArray(to), ["object"] = thing };

    public static JsonObject Tombstone(string uri, string type, DateTime gone, int revision) => new()
    {
        ["id"] = uri, ["type"] = "Tombstone", ["formerType"] = type, ["deleted"] = RecordObjects.Moment(gone), ["rcp:revision"] = revision,
    };

    public static JsonObject WithContext(this JsonObject document)
    {
        var whole = new JsonObject { ["@context"] = Rcp.Context() };
        foreach (var (name, value) in document.ToList()) { document.Remove(name); whole[name] = value; }
        return whole;
    }

    public static byte[] ToBytes(this JsonObject document) => JsonSerializer.SerializeToUtf8Bytes(document, Json);
}
