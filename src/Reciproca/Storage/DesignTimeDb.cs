using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Reciproca.Storage.Postgres;
using Reciproca.Storage.Sqlite;

namespace Reciproca.Storage;

/// <summary>Lets `./do migration NAME` draw migrations without starting the node.</summary>
public sealed class DesignTimeSqlite : IDesignTimeDbContextFactory<SqliteAppDb>
{
    public SqliteAppDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteAppDb>().UseSqlite("Data Source=design.db").Options);
}

public sealed class DesignTimePostgres : IDesignTimeDbContextFactory<PostgresAppDb>
{
    public PostgresAppDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresAppDb>().UseNpgsql("Host=design").Options);
}
