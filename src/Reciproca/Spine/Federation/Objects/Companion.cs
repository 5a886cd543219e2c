using System.Text.Json.Nodes;
using Reciproca.ActivityPub.Fetching;

namespace Reciproca.Spine.Federation.Objects;

/// <summary>
/// An article about a need or an offer, for followers whose server reads no proposals. It links the proposal (FEP-e232), so that one that does
/// can go on from there.
/// </summary>
public static class Companion
{
    private static readonly string[] Same = ["attributedTo", "to", "cc", "name", "nameMap", "summary", "summaryMap", "content", "contentMap", "published", "updated", "url", "attachment"];

    public static string Uri(string proposal) => proposal + "/article";

    public static JsonObject Of(JsonObject proposal)
    {
        var id = (string)proposal["id"]!;
        var article = new JsonObject { ["id"] = Uri(id), ["type"] = "Article" };
        foreach (var word in Same) if (proposal[word] is { } said) article[word] = said.DeepClone();
        article["tag"] = new JsonArray(new JsonObject { ["type"] = "Link", ["mediaType"] = MediaTypes.LinkedData, ["href"] = id, ["name"] = id });
        return article;
    }
}
