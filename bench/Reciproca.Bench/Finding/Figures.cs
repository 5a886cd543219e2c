using System.Diagnostics;

namespace Reciproca.Bench.Finding;

/// <summary>What a method reached for the queries of one language.</summary>
/// <param name="Scope">"cross": documents in the query's own language are left out; "same": only they are looked at.</param>
sealed record Figures(string Collection, string Method, string Scope, string QueryLanguage, int N, double Mrr10, double Ndcg10, double Recall10, double Ms)
{
    const int Depth = 10, Warmup = 30;

    public static IEnumerable<Figures> Of(Collection collection, Engine engine)
    {
        foreach (var query in collection.Queries.Take(Warmup)) engine.Search(query);
        var languages = collection.Documents.ToDictionary(document => document.Id, document => document.Language);
        var runs = collection.Queries.Where(query => collection.Relevant.ContainsKey(query.Id)).Select(query => Timed(engine, query)).ToList();
        foreach (var scope in new[] { "same", "cross" })
            foreach (var group in runs.GroupBy(run => run.Query.Language))
                if (Judged(collection, group, id => languages.GetValueOrDefault(id) == group.Key == (scope == "same")) is { Count: > 0 } judged)
                    yield return new(collection.Name, engine.Method, scope, group.Key, judged.Count,
                        judged.Average(one => one.Mrr), judged.Average(one => one.Ndcg), judged.Average(one => one.Recall), group.Average(run => run.Ms));
    }

    static (Text Query, List<string> Found, double Ms) Timed(Engine engine, Text query)
    {
        var start = Stopwatch.GetTimestamp();
        var found = engine.Search(query);
        return (query, found, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }

    static List<(double Mrr, double Ndcg, double Recall)> Judged(Collection collection, IEnumerable<(Text Query, List<string> Found, double Ms)> runs, Func<string, bool> counts) =>
    [
        .. from run in runs
           let relevant = collection.Relevant[run.Query.Id].Where(counts).ToHashSet()
           where relevant.Count > 0
           select Judge([.. run.Found.Where(counts).Take(Depth).Select(relevant.Contains)], relevant.Count),
    ];

    static (double, double, double) Judge(List<bool> hits, int relevant)
    {
        var first = hits.IndexOf(true) + 1;
        var gain = hits.Select((hit, rank) => hit ? 1 / Math.Log2(rank + 2) : 0).Sum();
        var best = Enumerable.Range(0, Math.Min(Depth, relevant)).Sum(rank => 1 / Math.Log2(rank + 2));
        return (first == 0 ? 0 : 1.0 / first, gain / best, hits.Count(hit => hit) / (double)Math.Min(Depth, relevant));
    }
}
