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
    static readonly Similarity Plain = new BM25Similarity();
    readonly Bm25 words = new(Saturation, null), pivot;
    readonly string pivotField;
    readonly IReadOnlyCollection<string> plainFields;

    /// <param name="pivotField">Every field of this name or beginning with it and a dot.</param>
    /// <param name="averageWords">Words in a text of the index on average, over all languages.</param>
    /// <param name="plainFields">Fields that are asked without <see cref="PivotQuery"/> and weigh their terms by rarity themselves.</param>
    public PivotSimilarity(string pivotField, float averageWords, params IReadOnlyCollection<string> plainFields)
    {
        (this.pivotField, this.plainFields) = (pivotField, plainFields);
        pivot = new Bm25(Saturation * PivotField.Scale, averageWords);
    }

    /// <summary>The similarity for an index as it is now; for writing, any average will do.</summary>
    public static PivotSimilarity For(IndexReader reader, string pivotField, IEnumerable<string> wordFields, params IReadOnlyCollection<string> plainFields) =>
        new(pivotField, AverageWords(reader, wordFields), plainFields);

    public override Similarity Get(string name) => IsPivot(name) ? pivot : plainFields.Contains(name) ? Plain : words;

    internal float SaturationOf(string name) => IsPivot(name) ? Saturation * PivotField.Scale : Saturation;

    internal float AverageOf(string name, CollectionStatistics statistics) => (IsPivot(name) ? pivot : words).Average(statistics);

    bool IsPivot(string name) =>
        name == pivotField || name.Length > pivotField.Length && name[pivotField.Length] == '.' && name.StartsWith(pivotField, StringComparison.Ordinal);

    static float AverageWords(IndexReader reader, IEnumerable<string> fields)
    {
        var words = fields.Sum(field => Math.Max(0, reader.GetSumTotalTermFreq(field)));
        return Math.Max(1f, words / Math.Max(1f, reader.NumDocs));
    }

    sealed class Bm25(float saturation, float? average) : BM25Similarity(saturation, Length)
    {
        protected override float Idf(long docFreq, long numDocs) => 1;

        protected override float AvgFieldLength(CollectionStatistics statistics) => Average(statistics);

        // Lucene divides by all documents, though a language's field stands only in some.
        public float Average(CollectionStatistics statistics)
        {
            var documents = statistics.DocCount > 0 ? statistics.DocCount : statistics.MaxDoc;
            return average ?? (statistics.SumTotalTermFreq <= 0 ? 1 : (float)statistics.SumTotalTermFreq / documents);
        }
    }
}
