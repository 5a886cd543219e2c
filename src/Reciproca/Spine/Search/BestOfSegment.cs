using System.Numerics;
using Reciproca.Spine.Search.Lexicon.Pivot;

namespace Reciproca.Spine.Search;

/// <summary>Ranks what was found in a segment: by its score, by whether it still holds, and by the languages that the reader prefers.</summary>
internal sealed class BestOfSegment
{
    // As much as a preferred language may lift a record; less for the second and third.
    private const float MostPreferred = .08f;

    private readonly BestDocuments best;
    private readonly SegmentColumns columns;
    private readonly Order order;
    private readonly int start, stale;
    private readonly (int Value, float More)[] lifts;

    public BestOfSegment(SegmentHits hits, BestDocuments best)
    {
        (this.best, columns, order, start) = (best, hits.Columns, hits.Request.Order, hits.Segment.DocBase);
        stale = columns.NumberOf(Facet.Unconfirmed);
        lifts = [.. hits.Request.Preferred.Take(4).Select((language, rank) => (columns.NumberOf($"language/{language}"), MostPreferred / (rank + 1))).Where(l => l.Item1 >= 0)];
    }

    /// <summary>Of sixty-four documents those whose bits are set.</summary>
    public void Keep(WordScores scores, int word, ulong bits)
    {
        // most documents of a long list are worse than what is kept already, and are passed over sixteen at a time
        if (order == Order.Relevance && bits != 0) bits &= scores.AtLeast(word, MathF.BitDecrement((float)(best.Least / (1 + MostPreferred))));
        for (; bits != 0; bits &= bits - 1)
        {
            var place = word * 64 + BitOperations.TrailingZeroCount(bits);
            Keep(scores.Block + place, scores.Score(place));
        }
    }

    public void Keep(int document, float score)
    {
        if (order == Order.Relevance && !best.Wants(score * (1 + MostPreferred))) return;
        var key = order switch
        {
            Order.Newest => columns.Published[document],
            Order.Confirmed => columns.Confirmed[document],
            _ => score * Worth(document),
        };
        if (best.Wants(key)) best.Add(start + document, score, key, columns.Published[document]);
    }

    private float Worth(int document)
    {
        if (stale < 0 && lifts.Length == 0) return 1;
        var (worth, lift) = (1f, 0f);
        foreach (var value in columns[document])
            if (value == stale) worth = HitCollector.Unconfirmed;
            else
                foreach (var (number, more) in lifts)
                    if (value == number && more > lift) lift = more;
        return worth * (1 + lift);
    }
}
