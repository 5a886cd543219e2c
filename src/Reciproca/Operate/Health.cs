using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Operate;

/// <summary>/health/live: the process answers. /health/ready: it can do its work.</summary>
public static class Health
{
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", [Anyone] () => Results.Text("live"));
        app.MapGet("/health/ready", [Anyone] async (AppDb db, CancellationToken cancel) =>
            await IsUpToDate(db, cancel) ? Results.Text("ready") : Results.Text("the database is not ready", statusCode: 503));
    }

    private static async Task<bool> IsUpToDate(AppDb db, CancellationToken cancel)
    {
        try { return !(await db.Database.GetPendingMigrationsAsync(cancel)).Any(); }
        catch (Exception error) when (error is System.Data.Common.DbException or InvalidOperationException) { return false; }
    }
}
