using System.Text.Json;

namespace Reciproca.ActivityPub.JsonLd;

/// <summary>
/// Expands JSON-LD so that a document reads the same however its author abbreviated it. Contexts are bundled and never fetched; an unknown
/// one is passed over and named in the result. The words of ActivityStreams always hold and cannot be redefined (Activity Streams 2.0
/// section 2.1), and words without a definition are kept under <c>_:</c>. Passed over: <c>@graph</c>, <c>@nest</c>, <c>@included</c>.
/// Source: JSON-LD 1.1 Processing Algorithms section 5.1.
/// </summary>
public static class Expander
{
    /// <summary>Expands a document.</summary>
    /// <param name="document">The parsed JSON; it must stay alive as long as the result.</param>
    /// <param name="limits">How much is expanded before the document is refused.</param>
    /// <exception cref="ExpansionException">The document is no object or exceeds a limit. No other exception leaves this
    /// method.</exception>
    public static ExpandedDocument Expand(JsonElement document, ExpansionLimits? limits = null)
    {
        if (document.ValueKind != JsonValueKind.Object) throw new ExpansionException("The document is no object.");
        var run = new ExpansionRun(limits ?? ExpansionLimits.Default);
        try
        {
            return new(new NodeExpander(run).Node(document, BundledContexts.Base, 1), run.UnknownContexts);
        }
        catch (InvalidOperationException)
        {
            throw new ExpansionException("A text in the document holds half a surrogate pair.");
        }
    }
}

/// <summary>An expanded document.</summary>
/// <param name="Root">Its outermost node.</param>
/// <param name="UnknownContexts">The addresses of contexts that are not bundled and were passed over.</param>
public sealed record ExpandedDocument(LdNode Root, IReadOnlyList<string> UnknownContexts);
