using System.Text.Json;

namespace Reciproca.Bench.Finding;

/// <summary>Documents, queries and judgements read from PREFIX.docs.jsonl, PREFIX.queries.jsonl and PREFIX.qrels.jsonl.</summary>
sealed record Collection(string Name, List<Text> Documents, List<Text> Queries, Dictionary<string, HashSet<string>> Relevant)
{
    public static Collection Read(string prefix) => new(
        Path.GetFileName(prefix),
        [.. Rows(prefix + ".docs.jsonl").Select(row => Text.Of(row, "id"))],
        [.. Rows(prefix + ".queries.jsonl").Select(row => Text.Of(row, "qid"))],
        Rows(prefix + ".qrels.jsonl").Where(row => row.GetProperty("rel").GetDouble() > 0)
            .GroupBy(row => row.GetProperty("qid").GetString()!, row => row.GetProperty("doc").GetString()!)
            .ToDictionary(group => group.Key, group => group.ToHashSet()));

    public IEnumerable<string> Languages => Documents.Select(document => document.Language).Distinct().Order(StringComparer.Ordinal);

    public long Bytes => Documents.Sum(document => (long)System.Text.Encoding.UTF8.GetByteCount(document.Content));

    static IEnumerable<JsonElement> Rows(string file) =>
        File.ReadLines(file).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement);
}

/// <summary>A document or a query.</summary>
sealed record Text(string Id, string Language, string Content)
{
    public static Text Of(JsonElement row, string id) =>
        new(row.GetProperty(id).GetString()!, row.GetProperty("lang").GetString()!, row.GetProperty("text").GetString()!);
}
