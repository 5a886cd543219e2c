using System.Diagnostics;

namespace Reciproca.Bench.Finding;

/// <summary>What a method reached for the queries of one language.</summary>
/// <param name="All">By the judgements as they are given.</param>
/// <param name="Cross">Documents in the query's own language left out.</param>
/// <param name="Same">Only documents in the query's own language.</param>
sealed record Figures(string Collection, string Method, string QueryLanguage, Quality All, Quality? Cross, Quality? Same, double Ms)
{
    const int Warmup = 200;

    public static IEnumerable<Figures> Of(Collection collection, Engine engine)
    {
        foreach (var query in collection.Queries.Take(Warmup)) (engine.Page ?? (warm => engine.Search(warm)))(query);
        var languages = collection.Documents.ToDictionary(document => document.Id, document => document.Language);
        var runs = collection.Queries.Where(query => collection.Relevant.ContainsKey(query.Id)).Select(query => Timed(engine, query)).ToList();
        foreach (var group in runs.GroupBy(run => run.Query.Language))
            if (Quality.Of(collection, group, _ => true) is { } all)
                yield return new(collection.Name, engine.Method, group.Key, all, Quality.Of(collection, group, id => languages.GetValueOrDefault(id) != group.Key),
                    Quality.Of(collection, group, id => languages.GetValueOrDefault(id) == group.Key), group.Average(run => run.Ms));
    }

    static Run Timed(Engine engine, Text query)
    {
        var start = Stopwatch.GetTimestamp();
        if (engine.Page is not null) engine.Page(query);
        var found = engine.Page is null ? engine.Search(query) : null;
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return new(query, found ?? engine.Search(query), elapsed);
    }
}

sealed record Run(Text Query, List<string> Found, double Ms);

/// <summary>Means over the queries that have something to find.</summary>
sealed record Quality(int N, double Mrr10, double Ndcg10, double Recall10)
{
    const int Depth = 10;

    public static Quality? Of(Collection collection, IEnumerable<Run> runs, Func<string, bool> counts)
    {
        var judged = (from run in runs
                      let relevant = collection.Relevant[run.Query.Id].Where(counts).ToHashSet()
                      where relevant.Count > 0
                      select Judge([.. run.Found.Where(counts).Take(Depth).Select(relevant.Contains)], relevant.Count)).ToList();
        return judged.Count == 0 ? null : new(judged.Count, judged.Average(one => one.Mrr), judged.Average(one => one.Ndcg), judged.Average(one => one.Recall));
    }

    static (double Mrr, double Ndcg, double Recall) Judge(List<bool> hits, int relevant)
    {
        var first = hits.IndexOf(true) + 1;
        var gain = hits.Select((hit, rank) => hit ? 1 / Math.Log2(rank + 2) : 0).Sum();
        var best = Enumerable.Range(0, Math.Min(Depth, relevant)).Sum(rank => 1 / Math.Log2(rank + 2));
        return (first == 0 ? 0 : 1.0 / first, gain / best, hits.Count(hit => hit) / (double)Math.Min(Depth, relevant));
    }
}
