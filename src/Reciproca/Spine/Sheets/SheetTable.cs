using Reciproca.Spine.Records.Files;

namespace Reciproca.Spine.Sheets;

/// <summary>A sheet as it was read: the first row names the columns.</summary>
public sealed record SheetTable(IReadOnlyList<string> Header, IReadOnlyList<SheetRow> Rows)
{
    public const int MostBytes = 10 * 1024 * 1024, MostRows = 20_000, MostColumns = 400;

    /// <exception cref="RefusedFile">It is no sheet, or one that is too large or would burst.</exception>
    public static SheetTable Read(byte[] bytes)
    {
        if (bytes.Length == 0) throw new RefusedFile("file.empty");
        if (bytes.Length > MostBytes) throw new RefusedFile("import.file.large");
        var type = FileType.Of(bytes);
        var rows = (type == FileType.Excel ? XlsxReading.Rows(bytes) : type is null || type == FileType.Text ? CsvReading.Rows(bytes) : throw new RefusedFile("import.file.type")).GetEnumerator();
        if (!rows.MoveNext() || rows.Current.Cells.Count > MostColumns) throw new RefusedFile("import.file.header");
        var header = rows.Current.Cells.Select(c => c.Trim()).ToList();
        List<SheetRow> all = [];
        while (rows.MoveNext())
        {
            if (rows.Current.Cells.All(string.IsNullOrWhiteSpace)) continue;
            if (all.Count == MostRows) throw new RefusedFile("import.file.rows");
            all.Add(rows.Current);
        }
        return all.Count == 0 ? throw new RefusedFile("import.file.no-rows") : new SheetTable(header, all);
    }
}

/// <param name="Number">As the spreadsheet program numbers it, so that a person finds it.</param>
public sealed record SheetRow(int Number, IReadOnlyList<string> Cells);
