using Microsoft.EntityFrameworkCore;
using Reciproca.Storage;

namespace Reciproca.Spine.Records;

/// <summary>The record that this request is about, read once, untracked, with its texts and tags.</summary>
public sealed class RecordOfRequest(AppDb db)
{
    private static readonly Func<AppDb, string, Task<Record?>> ByShortId = EF.CompileAsyncQuery((AppDb db, string shortId) =>
        db.Set<Record>().AsNoTracking().Include(r => r.Steward).Include(r => r.Versions).ThenInclude(v => v.Sections)
            .Include(r => r.Tags).Include(r => r.Attachments).Include(r => r.Parties).AsSplitQuery().SingleOrDefault(r => r.ShortId == shortId));

    private Record? record;

    public Record Record => record ?? throw new InvalidOperationException("This handler carries no [OnRecord]");

    public bool IsThere => record is not null;

    public async Task<Record?> Find(string shortId) => record ??= shortId.Length is > 0 and <= 12 ? await ByShortId(db, shortId) : null;

    public async Task<T> Body<T>() where T : class, IKeyed => await db.Set<T>().AsNoTracking().SingleAsync(b => b.Id == Record.Id);
}
