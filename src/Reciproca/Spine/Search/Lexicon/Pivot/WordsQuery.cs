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

    /// <summary>What a word has reached in a document, when one more of its places is read.</summary>
    // without a branch: which of two places is the better one no processor can guess
    internal static void Count(ref float most, float place) => most = float.MaxNative(most, place) + Beside * float.MinNative(most, place);

    public override Weight CreateWeight(IndexSearcher searcher) => new WordsWeight(this, searcher);

    /// <summary>For whoever reads the scores without Lucene.</summary>
    public AskedWords Asked(IndexSearcher searcher, float boost = 1) => new(words, Math.Min(needed, words.Count), boost * Boost, searcher);

    public override string ToString(string? field) => string.Join(' ', words.Select(word => $"({string.Join('|', word.Places.Select(place => $"{place.Field}:{place.Term}^{place.Weight}"))})^{word.Rarity}"));

    private sealed class WordsWeight(WordsQuery query, IndexSearcher searcher) : Weight
    {
        private AskedWords asked = query.Asked(searcher);

        public override Query Query => query;

        public override float GetValueForNormalization() => 1;

        public override void Normalize(float norm, float topLevelBoost) => asked = query.Asked(searcher, norm * topLevelBoost);

        // nobody reads Lucene's explanations here: a hit tells its reasons itself
        public override Lucene.Net.Search.Explanation Explain(AtomicReaderContext context, int document) => new(0, "");

        public override Scorer GetScorer(AtomicReaderContext context, IBits? accepted) => new WordScorer(this, new WordScores(new SegmentWords(asked, context), 0, context.AtomicReader.MaxDoc));
    }

    private sealed class WordScorer(Weight weight, WordScores scores) : Scorer(weight)
    {
        private int document = -1, blockEnd;

        public override int DocID => document;

        public override int Freq => scores.WordsAt(document - scores.Block);

        public override float GetScore() => scores.Score(document - scores.Block);

        public override int NextDoc() => Advance(document + 1);

        public override int Advance(int target)
        {
            if (document == NO_MORE_DOCS) return document;
            for (var from = target; ;)
            {
                for (; from < blockEnd; from = from / 64 * 64 + 64)
                    if (scores.Matched((from - scores.Block) / 64) >> (from % 64) is var bits and not 0) return document = from + System.Numerics.BitOperations.TrailingZeroCount(bits);
                if (!scores.Next()) break;
                (blockEnd, from) = (scores.Block + WordScores.Size, Math.Max(from, scores.Block));
            }
            scores.End();
            return document = NO_MORE_DOCS;
        }

        public override long GetCost() => WordScores.Size;
    }
}

/// <summary>The words of a question before an index whose texts have their lengths.</summary>
/// <param name="Needed">So many of the words a document must hold.</param>
public sealed class AskedWords(IReadOnlyList<AskedWord> words, int needed, float boost, IndexSearcher searcher)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, FieldLength> lengths = new();

    public IReadOnlyList<AskedWord> Words => words;
    public int Needed => needed;
    public float Boost => boost;

    /// <summary>How many documents of each segment have a word at a place.</summary>
    internal int[] Named(Place place) => TermCounts.BySegment(searcher.IndexReader, place.Field, place.Term);

    internal FieldLength Length(string field) => lengths.GetOrAdd(field, name => FieldLength.Of(searcher, name));
}

/// <summary>How long texts of a field are, as BM25 wants it: the part of a score that depends on a document's length, by its stored byte.</summary>
internal sealed class FieldLength
{
    private static readonly float[] Lengths = [.. Enumerable.Range(0, 256).Select(b => SmallSingle.Byte315ToSingle((byte)b)).Select(f => f <= 0 ? float.MaxValue : 1 / (f * f))];


    private FieldLength(float saturation, float average)
    {
        (Saturation, Average) = (saturation, Steady(average));
        Denominators = Array.ConvertAll(Lengths, length => saturation * (1 - PivotSimilarity.Length + PivotSimilarity.Length * Math.Min(length, 1e9f) / Average));
    }

    /// <summary>To three digits: what is kept of a word holds until texts have become longer or shorter by a thousandth.</summary>
    public float Average { get; }

    public float Saturation { get; }

    /// <summary>What a word counts for that stands there any number of times.</summary>
    public float Counted => Saturation + 1;

    /// <summary>By the byte that the segment keeps.</summary>
    public float[] Denominators { get; }

    private static float Steady(float average)
    {
        var unit = MathF.Pow(10, MathF.Floor(MathF.Log10(average)) - 2);
        return MathF.Round(average / unit) * unit;
    }

    public static FieldLength Of(IndexSearcher searcher, string field)
    {
        var similarity = (PivotSimilarity)searcher.Similarity;
        return new(similarity.SaturationOf(field), similarity.AverageOf(field, searcher.CollectionStatistics(field)));
    }
}
