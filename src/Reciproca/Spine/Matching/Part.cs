namespace Reciproca.Spine.Matching;

/// <summary>One thing that two have in common: how much of it, from 0 to 1, and the facts from which <see cref="Reasons"/> makes a sentence in any language.</summary>
/// <param name="Name">A name that <see cref="Weights"/> knows: "hazard", "size", "text", …</param>
public sealed record Part(string Name, double Share)
{
    /// <summary>What is shared: codes of the scheme that the part is named after.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>The number that the sentence names: times as many people, exchanges kept.</summary>
    public double Number { get; init; }

    /// <summary>The day that the sentence names.</summary>
    public DateTime? On { get; init; }
}

/// <summary>How well two fit: the weighted sum of the parts, from 0 to 1, and the parts, the weightiest first.</summary>
public sealed record Fit(double Score, IReadOnlyList<Part> Parts)
{
    /// <summary>Whether they share a subject, and are not merely alike.</summary>
    public bool IsAboutTheSame => Parts.Any(p => Weights.Subjects.Contains(p.Name));

    /// <summary>The score as readers see it, 0 to 100.</summary>
    public int Points => (int)Math.Round(100 * Score);
}
