using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Reciproca.Storage;
using Reciproca.Storage.Postgres;
using Reciproca.Storage.Sqlite;

namespace Reciproca.Tests;

/// <summary>
/// A fresh database per test, copied from one that was migrated once per run. RECIPROCA_TEST_POSTGRES names a PostgreSQL
/// whose user may create databases; without it the suite runs on SQLite.
/// </summary>
public static class TestDatabase
{
    private static readonly string? Postgres = Environment.GetEnvironmentVariable("RECIPROCA_TEST_POSTGRES");
    private static readonly Lazy<Task<string>> Template = new(Postgres is null ? SqliteTemplate : PostgresTemplate);

    public static bool OnPostgres => Postgres is not null;

    public static async Task<string> Fresh(DirectoryInfo folder)
    {
        var template = await Template.Value;
        if (Postgres is not null) return await CopyPostgres(template);
        var file = Path.Combine(folder.FullName, "reciproca.db");
        File.Copy(template, file);
        return $"Data Source={file}";
    }

    public static async Task Drop(string connection)
    {
        if (Postgres is null) { SqliteConnection.ClearPool(new SqliteConnection(connection)); return; }
        NpgsqlConnection.ClearPool(new NpgsqlConnection(connection));
        await Execute(Postgres, $"""DROP DATABASE "{new NpgsqlConnectionStringBuilder(connection).Database}" WITH (FORCE)""");
    }

    private static async Task<string> SqliteTemplate()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("reciproca-template-").FullName, "template.db");
        await using (var db = new SqliteAppDb(new DbContextOptionsBuilder<SqliteAppDb>().UseSqlite($"Data Source={file};Pooling=False").UseApplicationServiceProvider(IdentityTables.Services).Options))
            await db.Database.MigrateAsync();
        return file;
    }

    private static async Task<string> PostgresTemplate()
    {
        var name = $"template_{Guid.CreateVersion7():N}";
        await Execute(Postgres!, $"CREATE DATABASE {name}");
        var connection = new NpgsqlConnectionStringBuilder(Postgres) { Database = name, Pooling = false }.ConnectionString;
        await using (var db = new PostgresAppDb(new DbContextOptionsBuilder<PostgresAppDb>().UseNpgsql(connection).UseApplicationServiceProvider(IdentityTables.Services).Options)) await db.Database.MigrateAsync();
        return name;
    }

    private static async Task<string> CopyPostgres(string template)
    {
        var name = $"test_{Guid.CreateVersion7():N}";
        await Execute(Postgres!, $"CREATE DATABASE {name} TEMPLATE {template} STRATEGY FILE_COPY");
        return new NpgsqlConnectionStringBuilder(Postgres) { Database = name, MaxPoolSize = 10 }.ConnectionString;
    }

    private static async Task Execute(string connection, string sql)
    {
        await using var open = new NpgsqlConnection(connection);
        await open.OpenAsync();
        await using var command = new NpgsqlCommand(sql, open);
        await command.ExecuteNonQueryAsync();
    }
}
