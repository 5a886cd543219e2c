using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace Reciproca.Spine.Search.Lexicon.Pivot;

/// <summary>
/// BM25 whose rarity of words comes with the query (<see cref="PivotQuery"/>), so that a word and all its translations are equally
/// rare and scores mean the same in every language.
/// </summary>
public sealed class PivotSimilarity : PerFieldSimilarityWrapper
{
    internal const float Saturation = 1.2f, Length = .75f;
    readonly Similarity words, pivot;
    readonly string pivotField;

    /// <param name="pivotField">Every field of this name or beginning with it and a dot.</param>
    /// <param name="averageWords">Words in a text of the index on average, over all languages.</param>
    /// <param name="others">For all other fields; leave it out when <see cref="PivotQuery"/> searches them too, plain BM25 goes with it otherwise.</param>
    public PivotSimilarity(string pivotField, float averageWords, Similarity? others = null)
    {
        this.pivotField = pivotField;
        pivot = new Bm25(Saturation * PivotField.Scale, averageWords);
        words = others ?? new Bm25(Saturation, null);
    }

    /// <summary>The similarity for an index as it is now; for writing, any average will do.</summary>
    public static PivotSimilarity For(IndexReader reader, string pivotField, IEnumerable<string> wordFields, Similarity? others = null) =>
        new(pivotField, Average(reader, wordFields), others);

    public override Similarity Get(string name) =>
        name == pivotField || name.Length > pivotField.Length && name[pivotField.Length] == '.' && name.StartsWith(pivotField, StringComparison.Ordinal) ? pivot : words;

    static float Average(IndexReader reader, IEnumerable<string> fields)
    {
        var words = fields.Sum(field => Math.Max(0, reader.GetSumTotalTermFreq(field)));
        return Math.Max(1f, words / Math.Max(1f, reader.NumDocs));
    }

    sealed class Bm25(float saturation, float? average) : BM25Similarity(saturation, Length)
    {
        protected override float Idf(long docFreq, long numDocs) => 1;

        // Lucene divides by all documents, though a language's field stands only in some.
        protected override float AvgFieldLength(CollectionStatistics statistics)
        {
            var documents = statistics.DocCount > 0 ? statistics.DocCount : statistics.MaxDoc;
            return average ?? (statistics.SumTotalTermFreq <= 0 ? 1 : (float)statistics.SumTotalTermFreq / documents);
        }
    }
}
