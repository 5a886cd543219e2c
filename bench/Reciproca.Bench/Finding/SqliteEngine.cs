using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Reciproca.Bench.Finding;

/// <summary>SQLite FTS5 over the same documents: what a node would have without a search engine.</summary>
static class SqliteEngine
{
    public static Engine Of(Collection collection)
    {
        var watch = Stopwatch.StartNew();
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Run(connection, "create virtual table t using fts5(id unindexed, text, tokenize = 'unicode61 remove_diacritics 2')");
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var document in collection.Documents) Insert(connection, document);
            transaction.Commit();
        }
        return new("sqlite fts5", query => Search(connection, query)) { IndexMilliseconds = watch.Elapsed.TotalMilliseconds, IndexBytes = Size(connection), End = connection.Dispose };
    }

    static void Insert(SqliteConnection connection, Text document)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "insert into t values ($id, $text)";
        command.Parameters.AddWithValue("$id", document.Id);
        command.Parameters.AddWithValue("$text", document.Content);
        command.ExecuteNonQuery();
    }

    static List<string> Search(SqliteConnection connection, Text query)
    {
        var words = Words.Of(query.Content);
        var found = new List<string>();
        if (words.Count == 0) return found;
        using var command = connection.CreateCommand();
        command.CommandText = "select id from t where t match $words order by rank limit 200";
        command.Parameters.AddWithValue("$words", string.Join(" or ", words.Select(word => $"\"{word}\"")).Replace(" or ", " OR "));
        using var rows = command.ExecuteReader();
        while (rows.Read()) found.Add(rows.GetString(0));
        return found;
    }

    static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    static long Size(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "select page_count * page_size from pragma_page_count(), pragma_page_size()";
        return (long)command.ExecuteScalar()!;
    }
}
