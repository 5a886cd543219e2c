using System.Numerics;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Reciproca.Spine.Search;

/// <summary>
/// Gathers the best hits and counts every dimension in one pass. A dimension that is filtered by is counted without its own filter,
/// so that a reader sees what else there would be.
/// </summary>
internal sealed class HitCollector(SearchRequest request) : ICollector
{
    // A record that nobody has confirmed goes below one that is as good and holds.
    internal const float Unconfirmed = .75f;

    // As much as a preferred language may lift a record; less for the second and third.
    private const float MostPreferred = .08f;

    private readonly BestDocuments best = new(Math.Min(request.Skip + request.Take, SearchRequest.Deepest));
    private readonly Dictionary<string, Dictionary<string, int>> totals = [];
    private SegmentColumns columns = null!;
    private Narrowing narrowing = null!;
    private ulong[]? visible;
    private int[] counts = [], dimensionOf = [];
    private int start, stale;
    private (int Value, float More)[] lifts = [];
    private Scorer scorer = null!;

    public int Total { get; private set; }
    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer now) => scorer = now;

    public void SetNextReader(AtomicReaderContext context)
    {
        Add();
        columns = SegmentColumns.Of(context.AtomicReader);
        narrowing = new Narrowing(columns, request);
        (start, stale, lifts) = (context.DocBase, columns.NumberOf(Facet.Unconfirmed), Lifts());
        visible = narrowing.Dimensions.Length == 0 ? columns.Visible(request, narrowing) : null;
        if (!request.Counted) return;
        counts = new int[columns.Names.Length];
        if (narrowing.Dimensions.Length > 0)
            dimensionOf = Array.ConvertAll(columns.Names, name => Array.FindIndex(narrowing.Dimensions, d => name.StartsWith(d + "/", StringComparison.Ordinal)));
    }

    public void Collect(int document)
    {
        if (visible is not null)
        {
            if ((visible[document / 64] & (1UL << (document % 64))) != 0) { Total++; Keep(document); CountAll(document); }
            return;
        }
        if (narrowing.Fails(document) is not { } failed) return;
        if (failed == 0) { Total++; Keep(document); CountAll(document); }
        else if (request.Counted && BitOperations.IsPow2(failed)) CountOne(document, BitOperations.TrailingZeroCount(failed));
    }

    /// <summary>The page that was asked for, best first.</summary>
    public List<BestDocument> Hits() => best.From(request.Skip);

    public Dictionary<string, IReadOnlyList<FacetCount>> Counts()
    {
        Add();
        var counted = new Dictionary<string, IReadOnlyList<FacetCount>>();
        foreach (var (dimension, values) in totals)
        {
            var most = new FacetCount[values.Count];
            var next = 0;
            foreach (var (value, count) in values) most[next++] = new FacetCount(value, count);
            Array.Sort(most, (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : string.CompareOrdinal(a.Value, b.Value));
            counted[dimension] = most;
        }
        return counted;
    }

    private void Keep(int document)
    {
        var score = request.Order == Order.Relevance ? scorer.GetScore() : 0;
        // most documents of a long list are worse than what is kept already, and comparing costs more than all else
        if (request.Order == Order.Relevance && !best.Wants(score * (1 + MostPreferred))) return;
        var key = request.Order switch
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
            if (value == stale) worth = Unconfirmed;
            else
                foreach (var (number, more) in lifts)
                    if (value == number && more > lift) lift = more;
        return worth * (1 + lift);
    }

    private (int, float)[] Lifts() =>
        [.. request.Preferred.Take(4).Select((language, rank) => (columns.NumberOf($"language/{language}"), MostPreferred / (rank + 1))).Where(l => l.Item1 >= 0)];

    private void CountAll(int document)
    {
        if (!request.Counted) return;
        foreach (var value in columns.CountedOf(document)) counts[value]++;
    }

    private void CountOne(int document, int dimension)
    {
        foreach (var value in columns[document]) if (dimensionOf[value] == dimension) counts[value]++;
    }

    private void Add()
    {
        for (var i = 0; i < counts.Length; i++)
            if (counts[i] > 0 && columns.Split[i] is var (dimension, value))
            {
                if (!totals.TryGetValue(dimension, out var values)) totals[dimension] = values = [];
                values[value] = values.GetValueOrDefault(value) + counts[i];
            }
        counts = [];
    }
}
