using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Reciproca.Storage.Postgres;
using Reciproca.Storage.Sqlite;

namespace Reciproca.Storage;

/// <summary>Lets `./do migration NAME` draw migrations without starting the node.</summary>
public sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteAppDb>
{
    public SqliteAppDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteAppDb>().UseSqlite("Data Source=design.db").UseApplicationServiceProvider(IdentityTables.Services).Options);
}

public sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresAppDb>
{
    public PostgresAppDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresAppDb>().UseNpgsql("Host=design").UseApplicationServiceProvider(IdentityTables.Services).Options);
}

/// <summary>Identity draws its tables from its options: the drawing board must see those of the node.</summary>
public static class IdentityTables
{
    public static IServiceProvider Services { get; } = new ServiceCollection().Configure<IdentityOptions>(Configure).BuildServiceProvider();

    public static void Configure(IdentityOptions options) =>
        (options.Stores.SchemaVersion, options.Stores.MaxLengthForKeys) = (IdentitySchemaVersions.Version3, 128);
}
