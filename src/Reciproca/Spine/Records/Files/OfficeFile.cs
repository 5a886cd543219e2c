using System.IO.Compression;
using System.Text;

namespace Reciproca.Spine.Records.Files;

/// <summary>Office files are archives: looked into with care, because a small one can unfold to fill a disk.</summary>
internal static class OfficeFile
{
    private const int MostEntries = 5_000, HighestRatio = 150;
    private const long MostBytes = 150_000_000, TooSmallToBurst = 1_000_000;

    private static readonly (string Part, FileType Type)[] Parts =
        [("word/document.xml", FileType.Word), ("xl/workbook.xml", FileType.Excel), ("ppt/presentation.xml", FileType.PowerPoint)];

    public static FileType? TypeOf(byte[] bytes)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            Weigh(archive, bytes.Length);
            if (archive.Entries.Any(e => e.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) throw new RefusedFile("file.macros");
            return archive.GetEntry("[Content_Types].xml") is not null
                ? Parts.FirstOrDefault(p => archive.GetEntry(p.Part) is not null).Type
                : OpenDocument(archive);
        }
        catch (InvalidDataException) { throw new RefusedFile("file.damaged"); }
    }

    /// <summary>Counts what really comes out: an archive may lie about its sizes.</summary>
    private static void Weigh(ZipArchive archive, long packed)
    {
        if (archive.Entries.Count > MostEntries) throw new RefusedFile("file.bomb");
        var (total, buffer) = (0L, new byte[81_920]);
        foreach (var entry in archive.Entries)
        {
            using var content = entry.Open();
            while (content.Read(buffer) is var read and > 0)
                if ((total += read) > MostBytes || (total > TooSmallToBurst && total > packed * HighestRatio)) throw new RefusedFile("file.bomb");
        }
    }

    private static FileType? OpenDocument(ZipArchive archive)
    {
        if (archive.GetEntry("mimetype") is not { Length: < 100 } entry) return null;
        using var reader = new StreamReader(entry.Open(), Encoding.ASCII);
        var type = reader.ReadToEnd().Trim();
        return FileType.All.FirstOrDefault(t => t.MediaType == type);
    }
}
