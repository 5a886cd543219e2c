using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Operate;

public static class UpgradeCommand
{
    public static Command Upgrade()
    {
        var dry = new Option<bool>("--dry-run") { Description = "Says what would be done and does nothing" };
        var command = new Command("upgrade", "Brings the database to this version; a SQLite file is copied first") { dry };
        command.SetAction((parsed, cancel) => CommandLine.WithNode(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            var pending = (await db.Database.GetPendingMigrationsAsync(cancel)).ToList();
            Console.WriteLine(pending.Count == 0 ? "The database is up to date." : $"{pending.Count} migration(s): {string.Join(", ", pending)}");
            if (pending.Count > 0 && !parsed.GetValue(dry)) await Migrate(db, services.GetRequiredService<NodeSettings>(), cancel);
            return 0;
        }));
        return command;
    }

    /// <summary>Migrates, after a copy of a SQLite file that already holds something.</summary>
    public static async Task Migrate(AppDb db, NodeSettings settings, CancellationToken cancel = default)
    {
        if (!(await db.Database.GetPendingMigrationsAsync(cancel)).Any()) return;
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancel)).LastOrDefault();
        if (db.Database.IsSqlite() && applied is not null)
        {
            var copy = Path.Combine(settings.Data, $"before-upgrade-from-{applied}.db");
            File.Delete(copy);
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancel);
        }
        await db.Database.MigrateAsync(cancel);
    }
}
