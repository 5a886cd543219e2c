using System.Text;
using Reciproca.Spine.Records.Files;

namespace Reciproca.Spine.Sheets;

/// <summary>CSV as programs of all lands write it: UTF-8, UTF-16 or Windows-1252; comma, semicolon or tab.</summary>
public static class CsvReading
{
    public static IEnumerable<SheetRow> Rows(byte[] bytes)
    {
        var text = Decode(bytes);
        return Parse(text, Separator(text));
    }

    public static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..]) return Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xFE, 0xFF, ..]) return Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2);
        if (bytes is [0xEF, 0xBB, 0xBF, ..]) bytes = bytes[3..];
        // a zero byte in every second place is UTF-16 that forgot its mark; any other zero is no text
        if (bytes.Length > 3 && bytes[1] == 0 && bytes[3] == 0) return Encoding.Unicode.GetString(bytes);
        if (bytes.AsSpan().Contains((byte)0)) throw new RefusedFile("import.file.type");
        try { return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes); }
        catch (DecoderFallbackException) { return CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(bytes); }
    }

    /// <summary>What stands most often between the names in the first line.</summary>
    private static char Separator(string text)
    {
        var (counts, quoted) = (new Dictionary<char, int> { [','] = 0, [';'] = 0, ['\t'] = 0 }, false);
        foreach (var sign in text)
        {
            if (sign == '"') quoted = !quoted;
            else if (sign is '\n' or '\r' && !quoted) break;
            else if (!quoted && counts.TryGetValue(sign, out var count)) counts[sign] = count + 1;
        }
        return counts.MaxBy(c => c.Value).Key;
    }

    private static IEnumerable<SheetRow> Parse(string text, char separator)
    {
        var (cells, cell, quoted, at, line) = (new List<string>(), new StringBuilder(), false, 0, 1);
        while (at < text.Length)
        {
            var sign = text[at++];
            if (quoted)
            {
                if (sign != '"') cell.Append(sign);
                else if (at < text.Length && text[at] == '"') { cell.Append('"'); at++; }
                else quoted = false;
            }
            else if (sign == '"' && cell.Length == 0) quoted = true;
            else if (sign == separator) Close(cells, cell);
            else if (sign is '\r' or '\n')
            {
                if (sign == '\r' && at < text.Length && text[at] == '\n') at++;
                Close(cells, cell);
                yield return new SheetRow(line++, cells);
                cells = [];
            }
            else cell.Append(sign);
        }
        if (cell.Length == 0 && cells.Count == 0) yield break;
        Close(cells, cell);
        yield return new SheetRow(line, cells);
    }

    private static void Close(List<string> cells, StringBuilder cell)
    {
        cells.Add(Cell.Plain(cell.ToString()));
        cell.Clear();
    }
}
