using Lucene.Net.Index;

namespace Reciproca.Spine.Search.Lexicon.Pivot;

/// <summary>The documents of a segment that hold a word at one place, read front to back, block by block; those that are deleted too.</summary>
internal abstract class PostingList
{
    /// <summary>None before it has not been read.</summary>
    public int Document { get; protected set; }

    /// <summary>All up to <paramref name="end"/>: a word counts by its best place and a tenth of the others.</summary>
    /// <returns>Whether there were any.</returns>
    public abstract bool Read(float[] most, int block, int end);

    // without a branch: which of two places is the better one no processor can guess
    private static void Add(ref float most, float score) => most = float.MaxNative(most, score) + WordsQuery.Beside * float.MinNative(most, score);

    /// <summary>As the index has it.</summary>
    public sealed class Rare : PostingList
    {
        private readonly DocsEnum postings;
        private readonly byte[]? norms;
        private readonly FieldLength length;
        private readonly float weight;

        public Rare(DocsEnum postings, byte[]? norms, FieldLength length, float weight, int start)
        {
            (this.postings, this.norms, this.length, this.weight) = (postings, norms, length, weight);
            Document = start == 0 ? postings.NextDoc() : postings.Advance(start);
        }

        public override bool Read(float[] most, int block, int end)
        {
            if (Document >= end) return false;
            var document = Document;
            for (; document < end; document = postings.NextDoc()) Add(ref most[document - block], length.Score(postings.Freq, norms?[document]) * weight);
            Document = document;
            return true;
        }
    }

    /// <summary>As memory has it.</summary>
    public sealed class Frequent : PostingList
    {
        private readonly FrequentWord word;
        private readonly float[] scores;

        public Frequent(FrequentWord word, float[] scores, int start)
        {
            (this.word, this.scores) = (word, scores);
            Document = word.From(start);
        }

        public override bool Read(float[] most, int block, int end)
        {
            if (Document >= end) return false;
            foreach (var posting in word.Block(block)) Add(ref most[posting % WordScores.Size], scores[posting / WordScores.Size]);
            Document = word.From(block + WordScores.Size);
            return true;
        }
    }
}
