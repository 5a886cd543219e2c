using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Reciproca.Spine.Records.Files;
using XlsxCell = DocumentFormat.OpenXml.Spreadsheet.Cell;

namespace Reciproca.Spine.Sheets;

/// <summary>The first sheet of a workbook, row by row. A formula counts as the value that was last seen for it; nothing is computed.</summary>
public static class XlsxReading
{
    public static IEnumerable<SheetRow> Rows(byte[] bytes)
    {
        using var document = Open(bytes);
        var workbook = document.WorkbookPart!;
        var first = workbook.Workbook?.Descendants<Sheet>().FirstOrDefault()?.Id?.Value ?? throw new RefusedFile("file.damaged");
        var shared = workbook.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(s => s.InnerText).ToList() ?? [];
        using var reader = OpenXmlReader.Create((WorksheetPart)workbook.GetPartById(first));
        var number = 0;
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement) continue;
            var row = (Row)reader.LoadCurrentElement()!;
            number = (int?)row.RowIndex?.Value ?? number + 1;
            yield return new SheetRow(number, Cells(row, shared));
        }
    }

    private static SpreadsheetDocument Open(byte[] bytes)
    {
        try { return SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false); }
        catch (Exception error) when (error is OpenXmlPackageException or InvalidDataException or System.Xml.XmlException) { throw new RefusedFile("file.damaged"); }
    }

    private static List<string> Cells(Row row, List<string> shared)
    {
        List<string> cells = [];
        foreach (var cell in row.Elements<XlsxCell>())
        {
            var at = cell.CellReference?.Value is { } reference ? Column(reference) : cells.Count;
            if (at > SheetTable.MostColumns) throw new RefusedFile("import.file.header");
            while (cells.Count < at) cells.Add("");
            cells.Add(Text(cell, shared));
        }
        return cells;
    }

    private static string Text(XlsxCell cell, List<string> shared)
    {
        if (cell.DataType?.Value == CellValues.InlineString) return cell.InlineString?.InnerText ?? "";
        var value = cell.CellValue?.InnerText ?? "";
        if (cell.DataType?.Value == CellValues.SharedString) return int.TryParse(value, out var at) && at >= 0 && at < shared.Count ? shared[at] : "";
        return cell.DataType?.Value == CellValues.Boolean ? value == "1" ? "true" : "false" : value;
    }

    /// <summary>"AB12" is the 28th column.</summary>
    private static int Column(string reference) => reference.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (sum, letter) => sum * 26 + letter - 'A' + 1) - 1;
}
