namespace Reciproca.Spine.Search;

/// <summary>The best of very many documents, by key; equals keep their place from page to page: the newer first, then by their place in the index.</summary>
internal sealed class BestDocuments(int keep)
{
    private readonly PriorityQueue<(int Document, float Score), (double Key, long Published, int Place)> best = new();

    /// <summary>What has less would not stay.</summary>
    public double Least { get; private set; } = double.NegativeInfinity;

    /// <summary>Whether something with this key would stay.</summary>
    public bool Wants(double key) => keep > 0 && key >= Least;

    public void Add(int document, float score, double key, long published)
    {
        var rank = (key, published, -document);
        if (best.Count < keep) best.Enqueue((document, score), rank);
        else best.EnqueueDequeue((document, score), rank);
        if (best.Count == keep && best.TryPeek(out _, out var worst)) Least = worst.Key;
    }

    public void Add(BestDocuments others)
    {
        foreach (var ((document, score), rank) in others.best.UnorderedItems)
            if (Wants(rank.Key)) Add(document, score, rank.Key, rank.Published);
    }

    /// <summary>Best first, without the first <paramref name="skip"/>.</summary>
    public List<BestDocument> From(int skip)
    {
        var all = new List<BestDocument>(best.Count);
        while (best.TryDequeue(out var hit, out var rank)) all.Add(new(hit.Document, hit.Score, rank.Key));
        all.Reverse();
        return all.Count > skip ? all[skip..] : [];
    }
}

/// <param name="Key">What it was ranked by.</param>
internal readonly record struct BestDocument(int Document, float Score, double Key);
