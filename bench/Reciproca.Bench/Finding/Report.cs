using System.Globalization;
using System.Text.Json;

namespace Reciproca.Bench.Finding;

/// <summary>Prints figures as a table for people or one JSON object a line for programs.</summary>
sealed class Report(bool json, TextWriter output)
{
    public void Begin(Collection collection)
    {
        if (!json) output.WriteLine(Invariant($"\n{collection.Name}: {collection.Documents.Count} documents, {collection.Bytes / 1024} KiB of text, {collection.Queries.Count} queries"));
    }

    public void Add(Engine engine, IReadOnlyList<Figures> figures)
    {
        foreach (var one in figures)
            if (json) output.WriteLine(Line(one, engine));
        if (json) return;
        output.WriteLine(Invariant($"  {engine.Method,-34} index {engine.IndexMilliseconds,6:F0} ms {engine.IndexBytes / 1024.0,7:F0} KiB   {figures.Average(f => f.Ms):F2} ms/query"));
        Row("all", figures, f => f.All);
        Row("cross", figures, f => f.Cross);
        Row("same", figures, f => f.Same);
    }

    /// <summary>Where the right documents of one query stand, own language and others, so that one can see what went wrong.</summary>
    public void Each(Collection collection, Text query, List<string> found)
    {
        if (json || !collection.Relevant.TryGetValue(query.Id, out var relevant)) return;
        var places = found.Take(10).Select((id, place) => relevant.Contains(id) ? $"{place + 1}" : "·");
        output.WriteLine(Invariant($"      {query.Id,-24} {string.Join(' ', places)}   {query.Content[..Math.Min(60, query.Content.Length)]}"));
    }

    /// <summary>A mean over query languages, then each language's reciprocal rank.</summary>
    void Row(string scope, IEnumerable<Figures> figures, Func<Figures, Quality?> which)
    {
        var known = figures.Where(f => which(f) is not null).Select(f => (f.QueryLanguage, Quality: which(f)!)).ToList();
        if (known.Count == 0) return;
        var mean = Invariant($"    {scope,-5} MRR@10 {known.Average(k => k.Quality.Mrr10):F3} nDCG@10 {known.Average(k => k.Quality.Ndcg10):F3} recall@10 {known.Average(k => k.Quality.Recall10):F3} |");
        output.WriteLine(mean + string.Concat(known.Select(k => Invariant($" {k.QueryLanguage} {k.Quality.Mrr10:F3}"))));
    }

    static string Line(Figures one, Engine engine) => JsonSerializer.Serialize(new
    {
        collection = one.Collection, method = one.Method, query_language = one.QueryLanguage,
        n = one.All.N, mrr10 = one.All.Mrr10, ndcg10 = one.All.Ndcg10, recall10 = one.All.Recall10, ms = one.Ms,
        cross_n = one.Cross?.N, cross_mrr10 = one.Cross?.Mrr10, cross_ndcg10 = one.Cross?.Ndcg10, cross_recall10 = one.Cross?.Recall10,
        same_n = one.Same?.N, same_mrr10 = one.Same?.Mrr10, same_ndcg10 = one.Same?.Ndcg10, same_recall10 = one.Same?.Recall10,
        index_ms = engine.IndexMilliseconds, index_bytes = engine.IndexBytes,
    });

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
