using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Reciproca.Spine.Search.Lexicon.Pivot;

/// <summary>
/// A query in one language as a query on documents in all: each word asks for itself in its own language's field and for its
/// meanings in the pivot field, whichever is more, and both at the same rarity. Needs <see cref="PivotSimilarity"/>.
/// </summary>
/// <param name="pivotField">Name of the field made by <see cref="PivotField"/>.</param>
/// <param name="ownField">Name of the field with the query language's own stems; null searches by meaning alone.</param>
/// <param name="titleField">A second pivot field, in which a word counts <paramref name="titleBoost"/> times.</param>
public sealed class PivotQuery(string pivotField, string? ownField, string? titleField = null, float titleBoost = 1)
{
    const int Most = 500;
    // A word whose translations are many and unsure should not decide; an unknown one still may be a name.
    const float SureOfNothing = .5f;
    // A translation that is much less likely than the best is a long list of documents for little.
    const float Least = .12f;
    const float ToOneScale = (PivotSimilarity.Saturation + 1) / (PivotSimilarity.Saturation * PivotField.Scale + 1);

    /// <summary>The query; it finds nothing when the text holds no term.</summary>
    public WordsQuery Of(IndexReader reader, IReadOnlyList<PivotGroup> groups) =>
        new([.. groups.Where(group => group.Terms.Count > 0).GroupBy(group => (group.Source, group.Terms[0].Term)).Take(Most)
            .Select(group => Word(reader, group.First()) is { } word ? word with { Rarity = word.Rarity * group.Count() } : null).OfType<AskedWord>()]);

    /// <summary>
    /// One word or concept of a query, for a query of one's own to hold; null when no document has it in any language.
    /// Its score is on the scale of plain BM25 with inverse document frequency.
    /// </summary>
    /// <param name="also">Other places where the same word may stand; they share its rarity.</param>
    public AskedWord? Word(IndexReader reader, PivotGroup group, params IReadOnlyCollection<Place> also)
    {
        var places = new List<Place>();
        var first = group.Terms.Count > 0 ? group.Terms[0].Weight : 0;
        foreach (var term in group.Terms.Where((term, rank) => rank == 0 || term.Weight >= Least * first))
        {
            places.Add(new(pivotField, term.Term, ToOneScale * Share(term, group, first)));
            if (titleField is not null) places.Add(new(titleField, term.Term, ToOneScale * titleBoost * Share(term, group, first)));
        }
        if (ownField is not null && !group.IsAdded) places.Add(new(ownField, group.Source, 1));
        places.AddRange(also);
        var rarity = Rarity(reader, Found(reader, group, first, also));
        return rarity <= 0 ? null : new(places, rarity);
    }

    static float Share(PivotTerm term, PivotGroup group, float first) =>
        group.IsAdded || !group.Known ? term.Weight : term.Weight / first * Sureness(first);

    static float Sureness(float first) => SureOfNothing + (1 - SureOfNothing) * MathF.Min(1, first * 1.5f);

    // Documents that hold the word in any form: counted once per meaning, by its likelihood.
    float Found(IndexReader reader, PivotGroup group, float first, IReadOnlyCollection<Place> also)
    {
        var found = group.Terms.Sum(term => TermCounts.In(reader, pivotField, term.Term) * MathF.Min(1, term.Weight / first));
        if (ownField is not null && !group.IsAdded) found = MathF.Max(found, TermCounts.In(reader, ownField, group.Source));
        return also.Aggregate(found, (most, place) => MathF.Max(most, TermCounts.In(reader, place.Field, place.Term)));
    }

    static float Rarity(IndexReader reader, float found)
    {
        var all = reader.NumDocs;
        return found <= 0 ? 0 : MathF.Log(1 + (all - MathF.Min(found, all) + .5f) / (found + .5f));
    }
}

/// <summary>Where a word may stand.</summary>
/// <param name="Weight">How much it counts there; one is a plain mention.</param>
public readonly record struct Place(string Field, string Term, float Weight);
