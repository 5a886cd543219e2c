using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Reads a dictionary in DICT format (gzip text and an index of places in it), as Debian's dict-freedict packages install them.</summary>
static partial class Freedict
{
    const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    public static IEnumerable<ParallelText> Read(string index, string language, string other)
    {
        var text = Unpacked(index[..^".index".Length] + ".dict.dz");
        foreach (var cells in File.ReadLines(index).Select(line => line.Split('\t')))
        {
            if (cells.Length < 3 || cells[0].StartsWith("00", StringComparison.Ordinal)) continue;
            var (start, length) = (Number(cells[1]), Number(cells[2]));
            if (start < 0 || length < 0 || start + length > text.Length) continue;
            foreach (var meaning in Meanings(Encoding.UTF8.GetString(text, start, length)))
                yield return new(language, cells[0], other, meaning);
        }
    }

    static IEnumerable<string> Meanings(string entry)
    {
        var lines = entry.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // After the first line come numbered further meanings, or explanations in the headword's language, which are not meanings.
        for (var i = 1; i < lines.Length; i++)
            if (i == 1 || Numbered().IsMatch(lines[i]))
                foreach (var meaning in Plain(lines[i]).Split([',', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                    yield return meaning;
    }

    static string Plain(string line) => Aside().Replace(LastNumber().Replace(Numbered().Replace(line, ""), ""), " ");

    static byte[] Unpacked(string file)
    {
        using var unpacked = new MemoryStream();
        using var packed = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        packed.CopyTo(unpacked);
        return unpacked.ToArray();
    }

    static int Number(string digits) => digits.Aggregate(0, (sum, digit) => sum * 64 + Digits.IndexOf(digit));

    [GeneratedRegex(@"^\d+\.\s+")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"\s\d+\.$")]
    private static partial Regex LastNumber();

    [GeneratedRegex(@"\([^)]*\)|<[^>]*>|\[[^\]]*\]|/[^/]*/")]
    private static partial Regex Aside();
}
