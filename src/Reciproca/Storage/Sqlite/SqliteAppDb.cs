using Microsoft.EntityFrameworkCore;

namespace Reciproca.Storage.Sqlite;

public sealed class SqliteAppDb(DbContextOptions<SqliteAppDb> options) : AppDb(options);
