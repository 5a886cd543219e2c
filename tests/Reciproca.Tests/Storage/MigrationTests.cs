using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;
using Xunit;

namespace Reciproca.Tests.Storage;

public sealed class MigrationTests
{
    [Fact]
    public void The_SQLite_migrations_say_all_that_the_model_says() =>
        Assert.False(new DesignTimeSqlite().CreateDbContext([]).Database.HasPendingModelChanges(), "./do migration NAME");

    [Fact]
    public void The_PostgreSQL_migrations_say_all_that_the_model_says() =>
        Assert.False(new DesignTimePostgres().CreateDbContext([]).Database.HasPendingModelChanges(), "./do migration NAME");
}
