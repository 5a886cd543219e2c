using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Spine.Records;

/// <summary>The record that this request is about, read once, untracked, with its texts and tags.</summary>
public sealed class RecordOfRequest(AppDb db, Shelf shelf)
{
    private static readonly Func<AppDb, string, Task<Record?>> ByShortId = EF.CompileAsyncQuery((AppDb db, string shortId) =>
        db.Set<Record>().AsNoTracking().Include(r => r.Steward).Include(r => r.Versions).ThenInclude(v => v.Sections)
            .Include(r => r.Tags).Include(r => r.Attachments).Include(r => r.Parties).AsSplitQuery().SingleOrDefault(r => r.ShortId == shortId));

    private Record? record;
    private object? body;
    private bool isShared;

    public Record Record => record ?? throw new InvalidOperationException("This handler carries no [OnRecord]");

    public bool IsThere => record is not null;

    public async Task<Record?> Find(string shortId) => record ??= await Read(shortId);

    /// <summary>For a page that only shows it: what another request has read since the last commit will do.</summary>
    public async Task<Record?> FindToShow(string shortId)
    {
        if (record is not null) return record;
        isShared = true;
        // a shell of one's own, because a request says in which language it wants to read
        return record = (await shelf.Get((nameof(RecordOfRequest), shortId), () => Read(shortId)))?.Shell();
    }

    /// <summary>What its kind keeps about it. Where the page only shows it, nothing of it may be changed.</summary>
    public async Task<T> Body<T>() where T : class, IKeyed
    {
        if (body is T read) return read;
        Task<T> FromDatabase() => db.Set<T>().AsNoTracking().SingleAsync(b => b.Id == Record.Id);
        var found = isShared ? await shelf.Get((typeof(T), Record.Id), FromDatabase) : await FromDatabase();
        body = found;
        return found;
    }

    /// <summary>The body, for whoever does not know the kind.</summary>
    public async Task<object?> Body(RecordKind kind)
    {
        if (body?.GetType() == kind.Body) return body;
        if (!isShared) return await db.FindAsync(kind.Body, Record.Id);
        return body = await shelf.Get((kind.Body, Record.Id), async () =>
        {
            var found = await db.FindAsync(kind.Body, Record.Id);
            // others will read it when this request is long over
            if (found is not null) db.Entry(found).State = EntityState.Detached;
            return found;
        });
    }

    private Task<Record?> Read(string shortId) => shortId.Length is > 0 and <= 12 ? ByShortId(db, shortId) : Task.FromResult<Record?>(null);
}
