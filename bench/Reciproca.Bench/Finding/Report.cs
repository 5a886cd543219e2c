using System.Globalization;
using System.Text.Json;

namespace Reciproca.Bench.Finding;

/// <summary>Prints figures as a table for people or one JSON object a line for programs.</summary>
sealed class Report(bool json, TextWriter output)
{
    public void Begin(Collection collection)
    {
        if (!json) output.WriteLine(Invariant($"\n{collection.Name}: {collection.Documents.Count} documents, {collection.Queries.Count} queries"));
    }

    public void Add(Engine engine, IReadOnlyList<Figures> figures)
    {
        foreach (var one in figures)
            if (json) output.WriteLine(Line(one, engine));
        if (json) return;
        output.WriteLine(Invariant($"  {engine.Method,-36} index {engine.IndexMilliseconds,7:F0} ms {engine.IndexBytes / 1024.0,8:F0} KiB"));
        foreach (var scope in figures.GroupBy(one => one.Scope)) output.WriteLine(Row(scope.Key, [.. scope]));
    }

    static string Row(string scope, List<Figures> figures)
    {
        var mean = Invariant($"    {scope,-5} MRR@10 {figures.Average(f => f.Mrr10):F3} nDCG@10 {figures.Average(f => f.Ndcg10):F3} recall@10 {figures.Average(f => f.Recall10):F3} {figures.Average(f => f.Ms):F2} ms/query |");
        return mean + string.Concat(figures.Select(f => Invariant($" {f.QueryLanguage} {f.Mrr10:F3}")));
    }

    static string Line(Figures one, Engine engine) => JsonSerializer.Serialize(new
    {
        collection = one.Collection, method = one.Method, query_language = one.QueryLanguage, scope = one.Scope, n = one.N,
        mrr10 = one.Mrr10, ndcg10 = one.Ndcg10, recall10 = one.Recall10, ms = one.Ms, index_ms = engine.IndexMilliseconds, index_bytes = engine.IndexBytes,
    });

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
