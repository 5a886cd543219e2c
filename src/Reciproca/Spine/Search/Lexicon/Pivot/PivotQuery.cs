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
    // What an alternative adds that is not the best match of its word.
    const float Beside = .1f;
    // A word whose translations are many and unsure should not decide; an unknown one still may be a name.
    const float SureOfNothing = .5f;
    const float ToOneScale = (PivotSimilarity.Saturation + 1) / (PivotSimilarity.Saturation * PivotField.Scale + 1);

    /// <summary>The query, without any clause that must match; empty when the text holds no term.</summary>
    public BooleanQuery Of(IndexReader reader, IReadOnlyList<PivotGroup> groups)
    {
        var query = new BooleanQuery(true);
        foreach (var group in groups.Where(group => group.Terms.Count > 0).GroupBy(group => (group.Source, group.Terms[0].Term)).Take(BooleanQuery.MaxClauseCount / 2))
            if (Word(reader, group.First()) is { } word)
            {
                word.Boost *= group.Count();
                query.Add(word, Occur.SHOULD);
            }
        return query;
    }

    /// <summary>
    /// One word or concept of a query, for a query of one's own to hold; null when no document has it in any language.
    /// Its score is on the scale of plain BM25 with inverse document frequency.
    /// </summary>
    /// <param name="also">Other places where the same word may stand; they share its rarity.</param>
    public DisjunctionMaxQuery? Word(IndexReader reader, PivotGroup group, params IReadOnlyCollection<Place> also)
    {
        var any = new DisjunctionMaxQuery(Beside);
        var first = group.Terms.Count > 0 ? group.Terms[0].Weight : 0;
        foreach (var term in group.Terms)
        {
            any.Add(Clause(pivotField, term.Term, ToOneScale * Share(term, group, first)));
            if (titleField is not null) any.Add(Clause(titleField, term.Term, ToOneScale * titleBoost * Share(term, group, first)));
        }
        if (ownField is not null && !group.IsAdded) any.Add(Clause(ownField, group.Source, 1));
        foreach (var place in also) any.Add(Clause(place.Field, place.Term, place.Weight));
        var rarity = Rarity(reader, Found(reader, group, first, also));
        if (rarity <= 0) return null;
        any.Boost = rarity;
        return any;
    }

    static float Share(PivotTerm term, PivotGroup group, float first) =>
        group.IsAdded || !group.Known ? term.Weight : term.Weight / first * Sureness(first);

    static float Sureness(float first) => SureOfNothing + (1 - SureOfNothing) * MathF.Min(1, first * 1.5f);

    // Documents that hold the word in any form: counted once per meaning, by its likelihood.
    float Found(IndexReader reader, PivotGroup group, float first, IReadOnlyCollection<Place> also)
    {
        var found = group.Terms.Sum(term => reader.DocFreq(new Term(pivotField, term.Term)) * MathF.Min(1, term.Weight / first));
        if (ownField is not null && !group.IsAdded) found = MathF.Max(found, reader.DocFreq(new Term(ownField, group.Source)));
        return also.Aggregate(found, (most, place) => MathF.Max(most, reader.DocFreq(new Term(place.Field, place.Term))));
    }

    static float Rarity(IndexReader reader, float found)
    {
        var all = reader.NumDocs;
        return found <= 0 ? 0 : MathF.Log(1 + (all - MathF.Min(found, all) + .5f) / (found + .5f));
    }

    static TermQuery Clause(string field, string term, float weight) => new(new Term(field, term)) { Boost = weight };
}

/// <summary>Where a word may stand besides the pivot.</summary>
/// <param name="Weight">How much it counts there; one is a plain mention.</param>
public readonly record struct Place(string Field, string Term, float Weight);
