using Microsoft.EntityFrameworkCore;

namespace Reciproca.Storage.Postgres;

public sealed class PostgresAppDb(DbContextOptions<PostgresAppDb> options) : AppDb(options);
