using Reciproca.Kinds.Initiatives;
using Reciproca.Spine.People;
using Reciproca.Spine.Sheets;
using Reciproca.Spine.Texts;

namespace Reciproca.Across.SouthSouth;

/// <summary>The sheet for SDG indicator 17.3.1 and the registry of South-South cooperation, as CSV and XLSX.</summary>
public static class SouthSouthEndpoints
{
    public static IServiceCollection AddSouthSouth(this IServiceCollection services) => services.AddScoped<SouthSouthSheets>();

    public static void MapSouthSouth(this WebApplication app)
    {
        app.MapGet("/open-data/sdg-17-3-1.csv", [Anyone] (HttpContext http, SouthSouthSheets sheets) => sheets.Csv(http, "sdg-17-3-1", Sdg1731Line.Columns, sheets.Lines));
        app.MapGet("/open-data/sdg-17-3-1.xlsx", [Anyone] (HttpContext http, SouthSouthSheets sheets) => sheets.Sdg1731(http));
        app.MapGet("/open-data/south-south.csv", [Anyone] (HttpContext http, SouthSouthSheets sheets) => sheets.Csv(http, "south-south", RegistryRow.Columns, sheets.Registry));
        app.MapGet("/open-data/south-south.xlsx", [Anyone] (HttpContext http, SouthSouthSheets sheets) => sheets.SouthSouth(http));
    }
}

/// <summary>Writes the sheets while it reads.</summary>
public sealed class SouthSouthSheets(PublicInitiatives initiatives, NodeSettings settings, Texts texts)
{
    private static readonly string[] Notes = ["south-south.note.scope", "south-south.note.groups", "south-south.note.usd", "south-south.note.state", "south-south.note.units", "south-south.note.sectors"];

    private string Host => settings.Address.TrimEnd('/');

    public IEnumerable<IEnumerable<object?>> Lines(PublicInitiative one) => Sdg1731Line.Of(one).Select(line => line.Cells(Host));

    public IEnumerable<IEnumerable<object?>> Registry(PublicInitiative one) => [RegistryRow.Cells(one, Host)];

    public async Task Csv(HttpContext http, string name, string[] columns, Func<PublicInitiative, IEnumerable<IEnumerable<object?>>> rows)
    {
        Begin(http, name + ".csv", "text/csv; charset=utf-8");
        await using var csv = new CsvSheet(http.Response.Body);
        await csv.Row(columns);
        await foreach (var batch in initiatives.Stream(initiatives.All, http.RequestAborted))
            foreach (var row in batch.SelectMany(rows)) await csv.Row(row);
    }

    public Task Sdg1731(HttpContext http) => Xlsx(http, "sdg-17-3-1", async workbook =>
    {
        var sums = new Sdg1731Sums();
        workbook.Sheet("17.3.1");
        workbook.Row(Sdg1731Line.Columns);
        await foreach (var batch in initiatives.Stream(initiatives.All, http.RequestAborted))
            foreach (var line in batch.SelectMany(Sdg1731Line.Of))
            {
                sums.Add(line);
                workbook.Row(line.Cells(Host));
            }
        workbook.Sheet("sums");
        workbook.Row(Sdg1731Sums.Columns);
        foreach (var row in sums.Rows) workbook.Row(row);
        Method(workbook);
    });

    public Task SouthSouth(HttpContext http) => Xlsx(http, "south-south", async workbook =>
    {
        workbook.Sheet("initiatives");
        workbook.Row(RegistryRow.Columns);
        await foreach (var batch in initiatives.Stream(initiatives.All, http.RequestAborted))
            foreach (var one in batch) workbook.Row(RegistryRow.Cells(one, Host));
        Method(workbook);
    });

    /// <summary>How the figures came about goes with them wherever they go.</summary>
    private void Method(XlsxSheet workbook)
    {
        workbook.Sheet("method");
        foreach (var note in Notes) workbook.Row([texts[note]]);
    }

    private static async Task Xlsx(HttpContext http, string name, Func<XlsxSheet, Task> write)
    {
        Begin(http, name + ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        await using var file = new FileStream(Path.Combine(Path.GetTempPath(), Guid.CreateVersion7().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 65_536, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using (var workbook = new XlsxSheet(file)) await write(workbook);
        file.Position = 0;
        await file.CopyToAsync(http.Response.Body, http.RequestAborted);
    }

    private static void Begin(HttpContext http, string file, string type)
    {
        http.Response.ContentType = type;
        http.Response.Headers.ContentDisposition = $"attachment; filename=\"{file}\"";
        http.Response.Headers.CacheControl = "no-cache";
    }
}
