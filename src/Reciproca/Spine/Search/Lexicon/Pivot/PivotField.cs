using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;

namespace Reciproca.Spine.Search.Lexicon.Pivot;

/// <summary>
/// The field in which all languages meet. A term's weight is kept as its frequency: one is written <see cref="Scale"/> times, a half
/// half as often; alternatives of a word stand at the same position, so that a text is as long as its words in every language.
/// </summary>
public static class PivotField
{
    /// <summary>How often a term of weight one is written.</summary>
    public const int Scale = 4;

    /// <summary>Alternatives much less likely than the best only make the index larger.</summary>
    const float Least = .2f;

    static readonly FieldType Type = new() { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS };

    static PivotField() => Type.Freeze();

    /// <summary>The field for a document; groups come from <see cref="TranslationLexicon.Expand"/>.</summary>
    public static Field Of(string name, IEnumerable<PivotGroup> groups) => new(name, new Stream(Occurrences(groups).GetEnumerator()), Type);

    static IEnumerable<(string Term, int Increment)> Occurrences(IEnumerable<PivotGroup> groups)
    {
        // A document's single words have their concept already; the rest of its name is a guess that only a query should make.
        foreach (var group in groups.Where(group => !group.IsImplied || group.Source.Contains(' ')))
        {
            var increment = group.IsAdded ? 0 : 1;
            foreach (var term in Kept(group))
                for (var times = Times(term, group); times > 0; times--)
                {
                    yield return (term.Term, increment);
                    increment = 0;
                }
        }
    }

    static IEnumerable<PivotTerm> Kept(PivotGroup group) =>
        group.Terms.Where((term, rank) => rank == 0 || term.Weight >= Least * group.Terms[0].Weight);

    // The likeliest translation counts in full, as an English word does; a phrase counts as much as it says.
    static int Times(PivotTerm term, PivotGroup group) =>
        Math.Max(1, (int)MathF.Round(Scale * (group.IsAdded || !group.Known ? term.Weight : term.Weight / group.Terms[0].Weight)));

    sealed class Stream : TokenStream
    {
        readonly IEnumerator<(string Term, int Increment)> occurrences;
        readonly ICharTermAttribute term;
        readonly IPositionIncrementAttribute place;
        bool first = true;

        public Stream(IEnumerator<(string, int)> occurrences)
        {
            this.occurrences = occurrences;
            term = AddAttribute<ICharTermAttribute>();
            place = AddAttribute<IPositionIncrementAttribute>();
        }

        public override bool IncrementToken()
        {
            if (!occurrences.MoveNext()) return false;
            ClearAttributes();
            term.SetEmpty().Append(occurrences.Current.Term);
            place.PositionIncrement = first ? 1 : occurrences.Current.Increment;
            first = false;
            return true;
        }
    }
}
