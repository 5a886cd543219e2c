using System.Diagnostics;
using Npgsql;

namespace Reciproca.Bench.Finding;

/// <summary>PostgreSQL full text with the configuration of each document's language; needs a connection in RECIPROCA_BENCH_POSTGRES.</summary>
static class PostgresEngine
{
    static readonly Dictionary<string, string> Configurations = new()
    {
        ["en"] = "english", ["es"] = "spanish", ["pt"] = "portuguese", ["fr"] = "french", ["id"] = "indonesian", ["ar"] = "arabic", ["hi"] = "hindi",
    };

    public static Engine? Of(Collection collection)
    {
        if (Environment.GetEnvironmentVariable("RECIPROCA_BENCH_POSTGRES") is not { Length: > 0 } address) return null;
        var watch = Stopwatch.StartNew();
        var connection = new NpgsqlConnection(address);
        connection.Open();
        Run(connection, "create temp table t (id text, words tsvector)");
        foreach (var document in collection.Documents)
            Run(connection, $"insert into t values ($1, to_tsvector('{Configuration(document.Language)}', $2))", document.Id, document.Content);
        Run(connection, "create index on t using gin (words)");
        return new("postgresql full text", query => Search(connection, query)) { IndexMilliseconds = watch.Elapsed.TotalMilliseconds, IndexBytes = Size(connection), End = connection.Dispose };
    }

    static string Configuration(string language) => Configurations.GetValueOrDefault(language, "simple");

    static List<string> Search(NpgsqlConnection connection, Text query)
    {
        var words = string.Join(" | ", Words.Of(query.Content));
        var found = new List<string>();
        if (words.Length == 0) return found;
        using var command = Command(connection, $"select id from t, to_tsquery('{Configuration(query.Language)}', $1) q where words @@ q order by ts_rank_cd(words, q) desc limit 200", words);
        using var rows = command.ExecuteReader();
        while (rows.Read()) found.Add(rows.GetString(0));
        return found;
    }

    static long Size(NpgsqlConnection connection)
    {
        using var command = Command(connection, "select pg_total_relation_size('t')");
        return (long)command.ExecuteScalar()!;
    }

    static void Run(NpgsqlConnection connection, string sql, params string[] values)
    {
        using var command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }

    static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params string[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values) command.Parameters.Add(new() { Value = value });
        return command;
    }
}
