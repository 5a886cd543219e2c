namespace Reciproca.Across.Harvest;

/// <summary>Why a library could not be read: a text key for the secretariat, and what the library said.</summary>
public sealed class HarvestProblem(string text, string detail = "") : Exception(text)
{
    public string Detail { get; } = detail.Length > 500 ? detail[..500] : detail;

    /// <summary>When the library asks to be left alone for a while.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The place in its list is lost: only the beginning helps.</summary>
    public bool LosesPlace { get; init; }
}
