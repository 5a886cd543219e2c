namespace Reciproca.ActivityPub.JsonLd;

/// <summary>How much of a document from a stranger is expanded before it is refused.</summary>
/// <param name="Depth">Deepest nesting of nodes.</param>
/// <param name="Nodes">Most nodes in one document.</param>
/// <param name="Values">Most values, texts and references together.</param>
public sealed record ExpansionLimits(int Depth = 24, int Nodes = 2_000, int Values = 20_000)
{
    /// <summary>The limits for activities in an inbox.</summary>
    public static ExpansionLimits Default { get; } = new();
}

/// <summary>A document exceeds a limit; it is refused as a whole.</summary>
/// <param name="message">Which limit.</param>
public sealed class ExpansionException(string message) : Exception(message);

/// <summary>What one expansion has used up and passed over.</summary>
internal sealed class ExpansionRun(ExpansionLimits limits)
{
    // A page of a collection repeats its contexts, which are remembered; what is left over is a document made to cost.
    private const int MostContexts = 256;
    private const int MostContextText = 1 << 20;

    private int nodes;
    private int values;
    private int contexts;
    private int contextText;

    public List<string> UnknownContexts { get; } = [];

    public void Node(int depth)
    {
        if (depth > limits.Depth) throw new ExpansionException("The document nests too deep.");
        if (++nodes > limits.Nodes) throw new ExpansionException("The document has too many nodes.");
    }

    /// <summary>Counts a context that had to be read.</summary>
    public void Context()
    {
        if (++contexts > MostContexts) throw new ExpansionException("The document has too many contexts.");
    }

    /// <summary>Counts the text of a context, whether it is remembered or not.</summary>
    public void ContextText(int length)
    {
        contextText += length;
        if (contextText > MostContextText) throw new ExpansionException("The contexts of the document are too long.");
    }

    public void Value()
    {
        if (++values > limits.Values) throw new ExpansionException("The document has too many values.");
    }
}
