using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Reciproca.Spine.Search.Lexicon.Pivot;

/// <summary>One word of a question: everywhere it may stand, and how rare it is in any form.</summary>
/// <param name="Rarity">Inverse document frequency, the same for all places.</param>
public sealed record AskedWord(IReadOnlyList<Place> Places, float Rarity);

/// <summary>
/// Asked words over all their places: a word counts by its best place and a tenth of the others, words add up. Lucene would hold a
/// dozen lists of documents in step for that; here each list is read once, front to back, into an array of scores, which is several times faster.
/// </summary>
/// <param name="needed">So many of the words a document must hold.</param>
public sealed class WordsQuery(IReadOnlyList<AskedWord> words, int needed = 1) : Query
{
    // What a place adds that is not the best of its word.
    internal const float Beside = .1f;

    public IReadOnlyList<AskedWord> Words => words;

    public override Weight CreateWeight(IndexSearcher searcher) => new WordsWeight(this, searcher);

    public override string ToString(string? field) => string.Join(' ', words.Select(word => $"({string.Join('|', word.Places.Select(place => $"{place.Field}:{place.Term}^{place.Weight}"))})^{word.Rarity}"));

    private sealed class WordsWeight(WordsQuery query, IndexSearcher searcher) : Weight
    {
        private readonly Dictionary<string, FieldLength> lengths = [];
        private float boost = 1;

        public override Query Query => query;

        public override float GetValueForNormalization() => 1;

        public override void Normalize(float norm, float topLevelBoost) => boost = norm * topLevelBoost * query.Boost;

        // nobody reads Lucene's explanations here: a hit tells its reasons itself
        public override Lucene.Net.Search.Explanation Explain(AtomicReaderContext context, int document) => new(0, "");

        public override Scorer? GetScorer(AtomicReaderContext context, IBits? accepted)
        {
            var sums = new ScoreSums(context.AtomicReader.MaxDoc, query.Words.Count);
            foreach (var word in query.Words)
            {
                foreach (var place in word.Places) Read(context.AtomicReader, place, sums, accepted);
                sums.EndWord(word.Rarity * boost);
            }
            return sums.IsEmpty ? null : new SumScorer(this, sums, query.Needed);
        }

        private void Read(AtomicReader segment, Place place, ScoreSums sums, IBits? accepted)
        {
            if (segment.GetTerms(place.Field) is not { } terms) return;
            var cursor = terms.GetEnumerator();
            if (!cursor.SeekExact(new BytesRef(place.Term))) return;
            if (!lengths.TryGetValue(place.Field, out var length)) lengths[place.Field] = length = FieldLength.Of(searcher, place.Field);
            sums.Add(cursor.Docs(accepted, null, DocsFlags.FREQS), segment.GetNormValues(place.Field), length, place.Weight);
        }
    }

    private int Needed => Math.Min(needed, words.Count);

    private sealed class SumScorer(Weight weight, ScoreSums sums, int needed) : Scorer(weight)
    {
        private int document = -1;

        public override int DocID => document;

        public override int Freq => sums.Matched(document);

        public override float GetScore() => sums.Score(document);

        public override int NextDoc() => document = sums.Next(document + 1, needed);

        public override int Advance(int target) => document = sums.Next(target, needed);

        public override long GetCost() => sums.Count;
    }
}

/// <summary>How long texts of a field are, as BM25 wants it: the part of a score that depends on a document's length, by its stored byte.</summary>
internal sealed class FieldLength
{
    private static readonly float[] Lengths = [.. Enumerable.Range(0, 256).Select(b => SmallSingle.Byte315ToSingle((byte)b)).Select(f => f <= 0 ? float.MaxValue : 1 / (f * f))];

    private readonly float[] denominators;

    private FieldLength(float saturation, float average)
    {
        Saturation = saturation;
        denominators = Array.ConvertAll(Lengths, length => saturation * (1 - PivotSimilarity.Length + PivotSimilarity.Length * Math.Min(length, 1e9f) / average));
    }

    public float Saturation { get; }

    /// <param name="norm">As the segment keeps it.</param>
    public float Of(long norm) => denominators[(byte)norm];

    public static FieldLength Of(IndexSearcher searcher, string field)
    {
        var similarity = (PivotSimilarity)searcher.Similarity;
        return new(similarity.SaturationOf(field), similarity.AverageOf(field, searcher.CollectionStatistics(field)));
    }
}
