namespace Reciproca.Spine.Search.Lexicon;

/// <summary>What one word or phrase of a text may mean in the pivot language.</summary>
/// <param name="Source">The stemmed term, or the terms of a phrase separated by spaces.</param>
/// <param name="Start">Where it stands in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Terms">Likeliest first.</param>
/// <param name="Known">False when the word was passed on as it is, for want of a translation.</param>
public sealed record PivotGroup(string Source, int Start, int End, IReadOnlyList<PivotTerm> Terms, bool Known)
{
    /// <summary>A recognised concept rather than a word.</summary>
    public bool IsConcept => Terms.Count > 0 && Terms[0].Term[0] == ConceptMatcher.Mark;

    /// <summary>A word of a concept's name that the text says otherwise: "forestry" for "AFOLU".</summary>
    public bool IsImplied { get; init; }

    /// <summary>Not a word of the text itself.</summary>
    internal bool IsAdded => IsImplied || IsConcept;
}

/// <summary>A term of the pivot field.</summary>
/// <param name="Weight">Above 0, at most 1.</param>
public readonly record struct PivotTerm(string Term, float Weight);
