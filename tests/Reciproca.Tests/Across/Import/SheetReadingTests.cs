using System.IO.Compression;
using System.Text;
using Reciproca.Spine.Records.Files;
using Reciproca.Spine.Sheets;
using Xunit;

namespace Reciproca.Tests.Across.Import;

public sealed class SheetReadingTests
{
    private static readonly byte[][] Files =
    [
        new UTF8Encoding(false).GetBytes("a,b\nñandú,2\n"),
        [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes("a,b\r\nñandú,2\r\n")],
        [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a\tb\r\nñandú\t2")],
        [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("a;b\nñandú;2")],
        [.. "a;b\n"u8, 0xF1, .. "and"u8, 0xFA, .. ";2\n"u8],
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_file_is_read_whatever_its_encoding_and_separator(int file)
    {
        var sheet = SheetTable.Read(Files[file]);
        Assert.Equal(["a", "b"], sheet.Header);
        Assert.Equal(["ñandú", "2"], sheet.Rows.Single().Cells);
    }

    [Fact]
    public void Quoted_cells_hold_separators_lines_and_quotes() =>
        Assert.Equal(["one, \"two\"\nthree", "=x"], SheetTable.Read("a,b\r\n\"one, \"\"two\"\"\nthree\",'=x\r\n"u8.ToArray()).Rows[0].Cells);

    [Fact]
    public void A_workbook_reads_as_it_was_written()
    {
        using var file = new MemoryStream();
        using (var book = new XlsxSheet(file)) { book.Sheet("one"); book.Row(["a", "b", "c"]); book.Row(["=1+1", null, -34.6]); }
        Assert.Equal(["=1+1", "", "-34.6"], SheetTable.Read(file.ToArray()).Rows[0].Cells);
    }

    [Fact]
    public void An_archive_that_would_burst_is_refused()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = archive.CreateEntry("xl/worksheets/sheet1.xml").Open())
            for (var i = 0; i < 200; i++) entry.Write(new byte[1_000_000]);
        Assert.Throws<RefusedFile>(() => SheetTable.Read(file.ToArray()));
    }

    [Fact]
    public void Too_many_rows_are_refused()
    {
        var text = new StringBuilder("a\n");
        for (var i = 0; i <= SheetTable.MostRows; i++) text.Append("x\n");
        Assert.Equal("import.file.rows", Assert.Throws<RefusedFile>(() => SheetTable.Read(Encoding.ASCII.GetBytes(text.ToString()))).TextKey);
    }

    [Theory]
    [InlineData("%PDF-1.7 something")]
    [InlineData("")]
    [InlineData("title_en\n")]
    public void What_is_no_sheet_is_refused(string text) => Assert.Throws<RefusedFile>(() => SheetTable.Read(Encoding.ASCII.GetBytes(text)));
}
