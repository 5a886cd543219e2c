using Lucene.Net.Index;

namespace Reciproca.Spine.Search.Lexicon.Pivot;

/// <summary>The documents of a segment that hold a word at one place, read front to back, block by block; those that are deleted too.</summary>
internal sealed class PostingList
{
    private readonly DocsEnum postings;
    private readonly byte[]? norms;
    private readonly FieldLength length;
    private readonly float weight;

    public PostingList(DocsEnum postings, byte[]? norms, FieldLength length, float weight, int start)
    {
        (this.postings, this.norms, this.length, this.weight) = (postings, norms, length, weight);
        Document = start == 0 ? postings.NextDoc() : postings.Advance(start);
    }

    /// <summary>None before it has not been read.</summary>
    public int Document { get; private set; }

    /// <summary>All up to <paramref name="end"/>: a word counts by its best place and a tenth of the others.</summary>
    /// <returns>Whether there were any.</returns>
    public bool Read(float[] most, int block, int end)
    {
        if (Document >= end) return false;
        var (document, counted) = (Document, length.Counted * weight);
        for (; document < end; document = postings.NextDoc())
        {
            float times = postings.Freq;
            var score = counted * times / (times + (norms is null ? length.Saturation : length.Denominators[norms[document]]));
            ref var before = ref most[document - block];
            // without a branch: which of two places is the better one no processor can guess
            before = float.MaxNative(before, score) + WordsQuery.Beside * float.MinNative(before, score);
        }
        Document = document;
        return true;
    }
}
