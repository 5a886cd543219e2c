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
    public static Field Of(string name, IEnumerable<PivotGroup> groups) => new(name, new Stream(Occurrences(groups)), Type);

    static List<Occurrence> Occurrences(IEnumerable<PivotGroup> groups)
    {
        var occurrences = new List<Occurrence>();
        foreach (var group in groups)
        {
            // A document's single words have their concept already; the rest of its name is a guess that only a query should make.
            if (group.IsImplied && !group.Source.Contains(' ')) continue;
            var increment = group.IsAdded ? 0 : 1;
            var least = group.Terms.Count == 0 ? 0 : Least * group.Terms[0].Weight;
            for (var rank = 0; rank < group.Terms.Count; rank++)
            {
                if (rank > 0 && group.Terms[rank].Weight < least) continue;
                occurrences.Add(new(group.Terms[rank].Term, Times(group.Terms[rank], group), increment));
                increment = 0;
            }
        }
        return occurrences;
    }

    // The likeliest translation counts in full, as an English word does; a phrase counts as much as it says.
    static int Times(PivotTerm term, PivotGroup group) =>
        Math.Max(1, (int)MathF.Round(Scale * (group.IsAdded || !group.Known ? term.Weight : term.Weight / group.Terms[0].Weight)));

    /// <param name="Increment">What its first time stands after the one before; every further time stands with it.</param>
    readonly record struct Occurrence(string Term, int Times, int Increment);

    sealed class Stream : TokenStream
    {
        readonly List<Occurrence> occurrences;
        readonly ICharTermAttribute term;
        readonly IPositionIncrementAttribute place;
        int next, times;

        public Stream(List<Occurrence> occurrences)
        {
            this.occurrences = occurrences;
            term = AddAttribute<ICharTermAttribute>();
            place = AddAttribute<IPositionIncrementAttribute>();
        }

        // the term stays as it is while it is said again
        public override bool IncrementToken()
        {
            if (next == occurrences.Count) return false;
            var now = occurrences[next];
            if (times == 0) term.SetEmpty().Append(now.Term);
            place.PositionIncrement = times > 0 ? 0 : next == 0 ? 1 : now.Increment;
            if (++times == now.Times) (next, times) = (next + 1, 0);
            return true;
        }

        public override void Reset() => (next, times) = (0, 0);
    }
}
