using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Spine.Sheets;
using Reciproca.Storage;

namespace Reciproca.Across.Import;

/// <summary>What of a file's records, organisations and titles the node knows already; read in a few questions and not row by row.</summary>
public sealed class Known
{
    private const int Some = 500;
    private readonly HashSet<(Guid Steward, string Title)> titles = [];
    private bool ofOrganisations;

    public Dictionary<string, RecordRow> Records { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>By short id and by folded name; null where two have the same name.</summary>
    public Dictionary<string, Guid?> Stewards { get; } = [];

    public static async Task<Known> Of(AppDb db, RecordReader reader, RecordKind kind, ImportColumns columns, SheetTable sheet, CancellationToken cancel)
    {
        var known = new Known();
        foreach (var ids in Values(columns, sheet, RecordColumns.Id).Chunk(Some))
            foreach (var row in await reader.Read(await db.Set<Record>().Where(r => r.Kind == kind.Name && ids.Contains(r.ShortId)).Select(r => r.Id).ToArrayAsync(cancel), cancel))
                known.Records[row.Record.ShortId] = row;
        if (kind.Body == typeof(Organisation)) { await known.Names(db, cancel); return known; }
        foreach (var names in Values(columns, sheet, RecordColumns.Organisation).Concat(Values(columns, sheet, "organisation_name")).Select(Fold.Text).Distinct().Chunk(Some))
            foreach (var organisation in await db.Set<Organisation>().Where(o => names.Contains(o.ShortId) || names.Contains(o.FoldedName)).Select(o => new { o.Id, o.ShortId, o.FoldedName }).ToListAsync(cancel))
            {
                known.Stewards[organisation.ShortId] = organisation.Id;
                known.Stewards[organisation.FoldedName] = known.Stewards.ContainsKey(organisation.FoldedName) ? null : organisation.Id;
            }
        await known.Titles(db, kind, cancel);
        return known;
    }

    /// <summary>Notes a new record; where its steward has one of this title already, the column that says so.</summary>
    public string? Takes(Guid steward, Record record)
    {
        var title = record.Versions.Count == 0 ? "" : Fold.Text(record.Best(record.SourceLanguage).Title);
        return title.Length == 0 || titles.Add((ofOrganisations ? default : steward, title)) ? null : $"{TextColumn.Title}_{record.SourceLanguage}";
    }

    // what was withdrawn is no duplicate: an undone file may come again
    private async Task Titles(AppDb db, RecordKind kind, CancellationToken cancel)
    {
        var live = from record in db.Set<Record>()
                   where record.Kind == kind.Name && (record.Stage != Stage.Draft || record.PublishedAt == null)
                   from version in record.Versions
                   where version.Title != ""
                   select new { record.StewardId, version.Title };
        await foreach (var one in live.AsAsyncEnumerable().WithCancellation(cancel)) titles.Add((one.StewardId, Fold.Text(one.Title)));
    }

    private async Task Names(AppDb db, CancellationToken cancel)
    {
        ofOrganisations = true;
        await foreach (var name in db.Set<Organisation>().Select(o => o.FoldedName).AsAsyncEnumerable().WithCancellation(cancel)) titles.Add((default, name));
    }

    private static IEnumerable<string> Values(ImportColumns columns, SheetTable sheet, string column) =>
        columns.Has(column) ? sheet.Rows.Select(r => columns.Of(r.Cells, column)).Where(v => v.Length > 0).Distinct() : [];
}
