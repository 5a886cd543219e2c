using System.Text.Json;

namespace Reciproca.ActivityPub.JsonLd;

/// <summary>How the values of a term are gathered.</summary>
internal enum Container
{
    None,
    List,
    Language,
    Index,
}

/// <summary>What a term means in a context. Source: JSON-LD 1.1 section 9.15.1.</summary>
/// <param name="Iri">The IRI or keyword it stands for; null when the context takes its meaning away.</param>
/// <param name="Type">The IRI or keyword its values are coerced to.</param>
/// <param name="Container">How its values are gathered.</param>
internal sealed record TermDefinition(string? Iri, string? Type = null, Container Container = Container.None)
{
    /// <summary>The language of its texts; an empty one says that they have none.</summary>
    public string? Language { get; init; }

    /// <summary>Whether the term reads backwards: the value points to the subject.</summary>
    public bool Reverse { get; init; }

    /// <summary>The context that holds inside its values, or inside nodes of this type.</summary>
    public JsonElement? Scoped { get; init; }

    /// <summary>Whether later contexts may not change it.</summary>
    public bool Fixed { get; init; }
}
