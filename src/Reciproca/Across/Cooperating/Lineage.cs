using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;

namespace Reciproca.Across.Cooperating;

/// <summary>On a record's page, what it came from and what came of it, as far as the visitor may read: <c>&lt;slot name="Lineage" record="…" /&gt;</c>.</summary>
public sealed class LineageViewComponent(AppDb db, Shelf shelf, RecordKinds kinds, Visitor visitor, Texts texts) : ViewComponent
{
    private const int Most = 20;

    private static readonly Func<AppDb, Guid, IAsyncEnumerable<RecordLink>> LinksOf = EF.CompileAsyncQuery((AppDb db, Guid id) =>
        db.Set<RecordLink>().AsNoTracking().Where(l => l.Type == LinkType.GrewOutOf && (l.FromId == id || l.ToId == id)).OrderBy(l => l.At).Take(Most).AsQueryable());

    public async Task<IViewComponentResult> InvokeAsync(Guid record)
    {
        var links = await shelf.Get((typeof(Lineage), record), () => Links(record));
        if (links.Count == 0) return Content("");
        var others = links.ConvertAll(l => l.FromId == record ? l.ToId : l.FromId);
        var heads = await db.Set<Record>().AsNoTracking().Where(RecordPermissions.ReadableBy(visitor)).Where(r => others.Contains(r.Id)).Include(r => r.Versions).ToDictionaryAsync(r => r.Id);
        Relative[] Of(IEnumerable<Guid> ids) => [.. ids.Where(heads.ContainsKey).Select(id => new Relative(heads[id].Kind, kinds[heads[id].Kind].Address(heads[id]), heads[id].Best(texts.Language)))];
        var (from, to) = (Of(links.Where(l => l.FromId == record).Select(l => l.ToId)), Of(links.Where(l => l.ToId == record).Select(l => l.FromId)));
        return from.Length + to.Length == 0 ? Content("") : View("/Across/Cooperating/Lineage.cshtml", new Lineage(from, to));
    }

    private async Task<List<RecordLink>> Links(Guid record)
    {
        var links = new List<RecordLink>();
        await foreach (var link in LinksOf(db, record)) links.Add(link);
        return links;
    }
}

public sealed record Lineage(IReadOnlyList<Relative> From, IReadOnlyList<Relative> To);

public sealed record Relative(string Kind, string Address, RecordVersion Version);
