using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Columns;
using Reciproca.Spine.Sheets;
using Reciproca.Storage;

namespace Reciproca.Across.OpenData;

/// <summary>A list of one kind, or a search over all of them, as CSV, XLSX or JSON: one row a record, written while it is read.</summary>
public sealed class ListExport(AppDb db, ListChoice choice, RecordReader reader, RecordKinds kinds, NodeSettings settings)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public async Task Csv(RecordKind? kind, HttpContext http)
    {
        var ids = await Begin(kind, http, "csv", "text/csv; charset=utf-8");
        var columns = await Columns(kind, ids, http.RequestAborted);
        await using var csv = new CsvSheet(http.Response.Body);
        await csv.Row(columns.Select(c => c.Name));
        await foreach (var row in reader.Stream(ids, http.RequestAborted)) await csv.Row(columns.Select(c => c.Read(row.Record, row.Body)));
    }

    public async Task Xlsx(RecordKind? kind, HttpContext http)
    {
        var ids = await Begin(kind, http, "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        var columns = await Columns(kind, ids, http.RequestAborted);
        await using var file = Temporary();
        using (var workbook = new XlsxSheet(file))
        {
            workbook.Sheet(Name(kind));
            workbook.Row(columns.Select(c => c.Name));
            await foreach (var row in reader.Stream(ids, http.RequestAborted)) workbook.Row(columns.Select(c => c.Read(row.Record, row.Body)));
        }
        file.Position = 0;
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    public async Task AsJson(RecordKind? kind, HttpContext http)
    {
        var ids = await Begin(kind, http, "json", "application/json; charset=utf-8");
        await JsonSerializer.SerializeAsync(http.Response.Body, Views(kind, ids, http.RequestAborted), Json, http.RequestAborted);
    }

    private async IAsyncEnumerable<RecordView> Views(RecordKind? kind, IReadOnlyList<Guid> ids, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        await foreach (var row in reader.Stream(ids, cancel)) yield return RecordView.Of(row, kinds[row.Record.Kind], settings.Address.TrimEnd('/'));
    }

    private static string Name(RecordKind? kind) => kind?.Path ?? "search";

    private async Task<IReadOnlyList<Guid>> Begin(RecordKind? kind, HttpContext http, string ending, string type)
    {
        var ids = await choice.Of(kind, http.Request.Query, http.RequestAborted);
        http.Response.ContentType = type;
        if (ending != "json") http.Response.Headers.ContentDisposition = $"attachment; filename=\"{Name(kind)}.{ending}\"";
        http.Response.Headers.CacheControl = "no-cache";
        return ids;
    }

    /// <summary>Languages and vocabularies that the rows hold, so that no column is missing and none is empty throughout.</summary>
    private async Task<IReadOnlyList<Column>> Columns(RecordKind? kind, IReadOnlyList<Guid> ids, CancellationToken cancel)
    {
        SortedSet<string> languages = new(StringComparer.Ordinal), schemes = new(StringComparer.Ordinal);
        foreach (var some in ids.Chunk(500))
        {
            languages.UnionWith(await db.Set<RecordVersion>().Where(v => some.Contains(v.RecordId)).Select(v => v.Language).Distinct().ToListAsync(cancel));
            schemes.UnionWith(await db.Set<RecordTag>().Where(t => some.Contains(t.RecordId)).Select(t => t.Scheme).Distinct().ToListAsync(cancel));
        }
        IEnumerable<string> written = languages.Count > 0 ? languages : ["en"];
        return kind is null ? RecordColumns.OfAny(written, schemes) : RecordColumns.Of(kind, written, schemes);
    }

    private static FileStream Temporary() => new(Path.Combine(Path.GetTempPath(), Guid.CreateVersion7().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite,
        FileShare.None, 65_536, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
}
