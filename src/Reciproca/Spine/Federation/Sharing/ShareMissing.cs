using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Sharing;

/// <summary>Records that were public before this node exchanged any, or that came into the database by another way than a save, are shared too.</summary>
public sealed class ShareMissing(IServiceScopeFactory scopes)
{
    private const int Batch = 500;

    /// <returns>How many were missing.</returns>
    public async Task<int> Run(CancellationToken cancel = default)
    {
        var total = 0;
        while (await Some(cancel) is var some and > 0) total += some;
        return total;
    }

    private async Task<int> Some(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var missing = await db.Set<Record>().Where(r => r.Origin == null && r.Audience == Audience.Public && (r.Stage == Stage.Published || r.Stage == Stage.Archived)
            && !db.Set<Shared>().Any(s => s.RecordId == r.Id && s.GoneAt == null && s.Revision == r.Revision)).Select(r => r.Id).OrderBy(id => id).Take(Batch).ToListAsync(cancel);
        var left = await db.Set<Shared>().Where(s => s.GoneAt == null && !db.Set<Record>().Any(r => r.Id == s.RecordId && r.Audience == Audience.Public && (r.Stage == Stage.Published || r.Stage == Stage.Archived)))
            .Select(s => s.RecordId).OrderBy(id => id).Take(Batch).ToListAsync(cancel);
        if (missing.Count + left.Count == 0) return 0;
        await ActivatorUtilities.CreateInstance<ShareRecords>(scope.ServiceProvider).React([.. missing.Concat(left).Select(id => new RecordSaved(id))], cancel);
        await db.SaveChangesAsync(cancel);
        return missing.Count + left.Count;
    }
}
