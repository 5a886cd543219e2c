using System.Text.Json;
using Reciproca.ActivityPub.Json;

namespace Reciproca.ActivityPub.JsonLd;

/// <summary>Expands nodes; <see cref="ValueExpander"/> expands what hangs from them.</summary>
internal sealed class NodeExpander(ExpansionRun run)
{
    public LdNode Node(JsonElement json, ActiveContext active, int depth)
    {
        run.Node(depth);
        if (json.TryGetProperty("@context", out var context)) active = ContextReader.Read(active, context, run);
        var node = new LdNode(json);
        var inside = TypeScoped(json, active, node);
        foreach (var member in json.EnumerateObject()) Member(node, member, inside, active, depth);
        return node;
    }

    // A type may bring its own words; they hold in the node itself and not in what it contains.
    private ActiveContext TypeScoped(JsonElement json, ActiveContext active, LdNode node)
    {
        var inside = active;
        foreach (var member in json.EnumerateObject())
        {
            if (member.Name != "@type" && active.Find(member.Name)?.Iri != "@type") continue;
            foreach (var name in Singles(member.Value))
            {
                if (name.ValueKind != JsonValueKind.String) continue;
                run.Value();
                var written = name.GetString()!;
                if (active.Word(written) is { } type) node.Add(type);
                if (active.Find(written)?.Scoped is { } scoped) inside = ContextReader.Read(inside, scoped, run);
            }
        }
        return inside;
    }

    private void Member(LdNode node, JsonProperty member, ActiveContext inside, ActiveContext outside, int depth)
    {
        var definition = inside.Find(member.Name);
        var word = definition is null ? inside.Word(member.Name) : definition.Iri;
        switch (word)
        {
            case null or "@context" or "@type": return;
            case "@id": node.Id ??= member.Value.TextOrNull() is { } id ? inside.Identifier(id) : null; return;
            case ['@', ..]: return;
        }
        if (definition is { Reverse: true } || member.Value.ValueKind == JsonValueKind.Null) return;
        var scope = definition?.Scoped is { } scoped ? ContextReader.Read(outside, scoped, run) : outside;
        new ValueExpander(this, run, scope, definition).Into(node.Values(word), member.Value, depth);
    }

    internal static IEnumerable<JsonElement> Singles(JsonElement value) =>
        value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : (IEnumerable<JsonElement>)[value];
}
