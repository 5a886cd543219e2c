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
}

/// <summary>A list as the index has it.</summary>
internal sealed class IndexedList : PostingList
{
    private readonly DocsEnum postings;
    private readonly byte[]? norms;
    private readonly FieldLength length;
    private readonly float weight;
    private readonly Recording.Part? recorded;

    /// <param name="recorded">What takes it down meanwhile, as it would count with a weight of one.</param>
    public IndexedList(DocsEnum postings, byte[]? norms, FieldLength length, float weight, int start, Recording.Part? recorded)
    {
        (this.postings, this.norms, this.length, this.weight, this.recorded) = (postings, norms, length, weight, recorded);
        Document = start == 0 ? postings.NextDoc() : postings.Advance(start);
    }

    public override bool Read(float[] most, int block, int end)
    {
        if (Document >= end) return false;
        var (document, counted) = (Document, length.Counted);
        for (; document < end; document = postings.NextDoc())
        {
            float times = postings.Freq;
            var score = counted * times / (times + (norms is null ? length.Saturation : length.Denominators[norms[document]]));
            recorded?.Add(document - block, score);
            WordsQuery.Count(ref most[document - block], weight * score);
        }
        recorded?.End(block);
        Document = document;
        return true;
    }
}

/// <summary>A list that lies ready.</summary>
internal sealed class KeptList : PostingList
{
    private readonly FrequentWord list;
    private readonly float weight;

    public KeptList(FrequentWord list, float weight, int start)
    {
        (this.list, this.weight) = (list, weight);
        Document = list.From(start);
    }

    public override bool Read(float[] most, int block, int end)
    {
        if (Document >= end) return false;
        list.Read(most, block, weight);
        Document = list.From(block + WordScores.Size);
        return true;
    }
}
