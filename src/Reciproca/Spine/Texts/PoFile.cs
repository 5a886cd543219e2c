using System.Text;

namespace Reciproca.Spine.Texts;

/// <summary>Reads gettext PO, the format that Weblate and translators know: msgid, msgid_plural, msgstr, msgstr[n]. Comments and headers are passed over.</summary>
public static class PoFile
{
    /// <returns>For each key its text; for a plural, the forms in the order of the language's CLDR rule.</returns>
    /// <exception cref="FormatException">A line that is none of PO's, with its number.</exception>
    public static IEnumerable<KeyValuePair<string, string[]>> Read(TextReader reader)
    {
        string? key = null;
        List<StringBuilder> forms = [];
        StringBuilder? current = null;
        for (var number = 1; reader.ReadLine() is { } raw; number++)
        {
            var line = raw.Trim();
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.StartsWith("msgid_plural ", StringComparison.Ordinal)) current = null;
            else if (line.StartsWith("msgid ", StringComparison.Ordinal))
            {
                if (!string.IsNullOrEmpty(key)) yield return Entry(key, forms);
                (key, forms, current) = (Unquote(line[6..], number), [], null);
            }
            else if (line.StartsWith("msgstr", StringComparison.Ordinal)) forms.Add(current = new StringBuilder(Unquote(line[(line.IndexOf(' ') + 1)..], number)));
            else if (line[0] == '"') current?.Append(Unquote(line, number));
            else throw new FormatException($"Line {number} is not PO: {line}");
        }
        if (!string.IsNullOrEmpty(key)) yield return Entry(key, forms);
    }

    private static KeyValuePair<string, string[]> Entry(string key, List<StringBuilder> forms) => new(key, [.. forms.Select(f => f.ToString())]);

    private static string Unquote(string quoted, int number)
    {
        if (quoted.Length < 2 || quoted[0] != '"' || quoted[^1] != '"') throw new FormatException($"Line {number} lacks its quotation marks");
        return quoted[1..^1].Replace("\\n", "\n").Replace("\\\"", "\"").Replace("\\\\", "\\");
    }
}
