using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Reciproca.Spine.Sheets;

/// <summary>Writes a workbook row by row, so that a long list never lies in memory. Texts are texts: no cell is ever a formula.</summary>
public sealed class XlsxSheet : IDisposable
{
    private const int LongestCell = 32_767;
    private readonly SpreadsheetDocument document;
    private readonly WorkbookPart workbook;
    private readonly List<(string Name, string Part)> sheets = [];
    private OpenXmlWriter? writer;

    /// <param name="file">A zip archive is written back and forth: it must be seekable.</param>
    public XlsxSheet(Stream file)
    {
        document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook);
        workbook = document.AddWorkbookPart();
    }

    public void Sheet(string name)
    {
        End();
        var part = workbook.AddNewPart<WorksheetPart>();
        sheets.Add((name, workbook.GetIdOfPart(part)));
        writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
    }

    public void Row(IEnumerable<object?> values)
    {
        writer!.WriteStartElement(new Row());
        foreach (var value in values) writer.WriteElement(Cell.IsNumber(value) ? Number(value) : Inline(Cell.Text(value)));
        writer.WriteEndElement();
    }

    public void Dispose()
    {
        End();
        using (var index = OpenXmlWriter.Create(workbook))
        {
            index.WriteStartElement(new Workbook());
            index.WriteStartElement(new DocumentFormat.OpenXml.Spreadsheet.Sheets());
            for (var i = 0; i < sheets.Count; i++) index.WriteElement(new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheets[i].Name, SheetId = (uint)i + 1, Id = sheets[i].Part });
            index.WriteEndElement();
            index.WriteEndElement();
        }
        document.Dispose();
    }

    private void End()
    {
        if (writer is null) return;
        writer.WriteEndElement();
        writer.WriteEndElement();
        writer.Dispose();
        writer = null;
    }

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Number(object? value) => new(new CellValue(Cell.Text(value))) { DataType = CellValues.Number };

    private static DocumentFormat.OpenXml.Spreadsheet.Cell Inline(string text) =>
        new(new InlineString(new Text(Printable(text)) { Space = SpaceProcessingModeValues.Preserve })) { DataType = CellValues.InlineString };

    private static string Printable(string text)
    {
        if (text.Length > LongestCell) text = text[..LongestCell];
        return text.All(XmlConvert.IsXmlChar) ? text : new string([.. text.Where((c, i) => XmlConvert.IsXmlChar(c) || IsPair(text, i))]);
    }

    private static bool IsPair(string text, int i) =>
        (i + 1 < text.Length && char.IsSurrogatePair(text, i)) || (i > 0 && char.IsSurrogatePair(text, i - 1));
}
