using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Reciproca.Storage.Postgres;
using Reciproca.Storage.Sqlite;

namespace Reciproca.Storage;

/// <summary>Chooses the database by its connection string: "Host=…" is PostgreSQL, anything else a SQLite file.</summary>
public static class Database
{
    public static bool IsPostgres(string connection) => connection.Contains("Host=", StringComparison.OrdinalIgnoreCase);

    public static IServiceCollection AddDatabase(this IServiceCollection services, string connection)
    {
        services.AddSingleton<ContentVersion>().AddSingleton<ISaveChangesInterceptor>(provider => provider.GetRequiredService<ContentVersion>());
        services.AddSingleton<IInterceptor, CommittedVersion>().AddSingleton<IInterceptor, DirectUpdateVersion>().AddSingleton<Shelf>();
        if (IsPostgres(connection))
        {
            services.AddDbContext<PostgresAppDb>((provider, options) => options.UseNpgsql(connection).AddInterceptors(provider.GetServices<ISaveChangesInterceptor>()).AddInterceptors(provider.GetServices<IInterceptor>()), optionsLifetime: ServiceLifetime.Singleton);
            return services.AddScoped<AppDb>(provider => provider.GetRequiredService<PostgresAppDb>());
        }
        services.AddSingleton<ISaveChangesInterceptor, OneWriter>();
        services.AddDbContext<SqliteAppDb>((provider, options) =>
            // one parameter for a list: hundreds of names for hundreds of keys cost more than the query
            options.UseSqlite(connection, sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter)).AddInterceptors(new SqlitePragmas()).AddInterceptors(provider.GetServices<ISaveChangesInterceptor>()).AddInterceptors(provider.GetServices<IInterceptor>()), optionsLifetime: ServiceLifetime.Singleton);
        return services.AddScoped<AppDb>(provider => provider.GetRequiredService<SqliteAppDb>());
    }

    public static string SqliteFile(string connection) => new SqliteConnectionStringBuilder(connection).DataSource;
}
