using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Reciproca.Spine.Search.Embeddings;

/// <summary>
/// Adds what vectors say to what words say. A likelihood is added to the score, bounded by a part of the best hit's, so that a weak signal
/// moves neighbours and fills an empty list, and never turns a good list over.
/// </summary>
public sealed class SecondSignal
{
    private const int Nearest = 100;
    private const float Part = .35f;
    private const double Lifts = .05, Fills = .5;

    private volatile Loaded? loaded;

    internal sealed record Loaded(SentenceModel Model, VectorTable Table, Calibration Calibration);

    public bool IsThere => loaded is not null;

    internal void Use(Loaded now) => loaded = now;

    /// <summary>The query with what its meaning adds, and the records that are in it for their meaning alone; the query itself where there is no model.</summary>
    internal (Query Query, IReadOnlySet<Guid> Alike) Added(IndexSearcher searcher, string text, Query query)
    {
        if (loaded is not { } now || now.Table.Count == 0) return (query, new HashSet<Guid>());
        var likely = now.Table.Nearest(now.Model.OfQuestion(text), Nearest)
            .Select(n => (n.Id, Likelihood: now.Calibration.Likelihood(n.Likeness, now.Table.Count))).Where(n => n.Likelihood >= Lifts).ToList();
        if (likely.Count == 0) return (query, new HashSet<Guid>());
        var best = searcher.Search(query, 1).ScoreDocs is [var first] ? first.Score : 1;
        var lifted = new BooleanQuery(true) { { query, Occur.MUST } };
        var all = new BooleanQuery(true) { { lifted, Occur.SHOULD } };
        foreach (var (id, likelihood) in likely)
            (likelihood >= Fills ? all : lifted).Add(Exactly(id, (float)likelihood * Part * best), Occur.SHOULD);
        return (all, likely.Where(l => l.Likelihood >= Fills).Select(l => l.Id).ToHashSet());
    }

    private static ConstantScoreQuery Exactly(Guid id, float score) => new(new TermQuery(new Term(RecordDocument.Id, id.ToString("N")))) { Boost = score };
}
