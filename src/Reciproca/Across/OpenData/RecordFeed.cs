using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Storage;

namespace Reciproca.Across.OpenData;

/// <summary>Public records in the order in which they were changed: whoever keeps the last cursor gets what is new, and what changed again.</summary>
public sealed class RecordFeed(AppDb db, RecordReader reader, RecordKinds kinds, NodeSettings settings)
{
    public const int Usual = 50, Most = 200;

    private IQueryable<Record> Public => db.Set<Record>().AsNoTracking()
        .Where(r => (r.Stage == Stage.Published || r.Stage == Stage.Archived) && r.Audience == Audience.Public);

    public async Task<RecordPage> Read(string? kind, Cursor? after, int limit, CancellationToken cancel)
    {
        var found = kind is null ? Public : Public.Where(r => r.Kind == kind);
        if (after is { At: var at, Id: var id }) found = found.Where(r => r.ChangedAt > at || (r.ChangedAt == at && string.Compare(r.ShortId, id) > 0));
        var heads = await found.OrderBy(r => r.ChangedAt).ThenBy(r => r.ShortId).Take(limit + 1).Select(r => new { r.Id, r.ChangedAt, r.ShortId }).ToListAsync(cancel);
        var rows = await reader.Read([.. heads.Take(limit).Select(h => h.Id)], cancel);
        var next = heads.Count > limit ? new Cursor(heads[limit - 1].ChangedAt, heads[limit - 1].ShortId).ToString() : null;
        return new RecordPage([.. rows.Select(View)], next);
    }

    public async Task<RecordView?> One(string shortId, CancellationToken cancel)
    {
        var id = await Public.Where(r => r.ShortId == shortId).Select(r => r.Id).ToListAsync(cancel);
        return (await reader.Read([.. id], cancel)).Select(View).FirstOrDefault();
    }

    private RecordView View(RecordRow row) => RecordView.Of(row, kinds[row.Record.Kind], settings.Address.TrimEnd('/'));
}

/// <summary>Where a reader of the feed has come to.</summary>
public sealed record Cursor(DateTime At, string Id)
{
    public static Cursor? Parse(string text) => text.Split('-') is [var ticks, { Length: > 0 and <= 12 } id]
        && long.TryParse(ticks, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var at) && at >= 0 && at <= DateTime.MaxValue.Ticks
        ? new Cursor(new DateTime(at, DateTimeKind.Utc), id) : null;

    public override string ToString() => $"{At.Ticks:x}-{Id}";
}
