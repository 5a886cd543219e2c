using System.Xml;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Parallel texts an operator brings: translation memories and tables. Both are read as a stream.</summary>
public static class ImportedTexts
{
    /// <summary>A file by its name: ".tmx" is a translation memory, everything else a table.</summary>
    /// <exception cref="InvalidDataException">The file is neither; the message says what is wrong with it.</exception>
    public static IEnumerable<ParallelText> Read(string file)
    {
        using var stream = File.OpenRead(file);
        foreach (var text in file.EndsWith(".tmx", StringComparison.OrdinalIgnoreCase) ? ReadTmx(stream) : ReadTsv(new StreamReader(stream))) yield return text;
    }

    /// <summary>Units of a TMX file; a unit with more than two languages gives a pair of its first with each other.</summary>
    public static IEnumerable<ParallelText> ReadTmx(Stream file)
    {
        // A document type may name files and servers; none is followed.
        using var reader = XmlReader.Create(file, new() { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
        var unit = new List<(string Language, string Text)>();
        var language = "";
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, Name: "tuv" }) language = reader.GetAttribute("xml:lang") ?? reader.GetAttribute("lang") ?? "";
            if (reader is { NodeType: XmlNodeType.Element, Name: "seg" }) unit.Add((language, Inner(reader)));
            if (reader is not { NodeType: XmlNodeType.EndElement, Name: "tu" }) continue;
            foreach (var (other, text) in unit.Skip(1)) yield return new(unit[0].Language, unit[0].Text, other, text);
            unit.Clear();
        }
    }

    /// <summary>Lines of a tab-separated file; its first line names the languages, as in "en	id".</summary>
    public static IEnumerable<ParallelText> ReadTsv(TextReader file)
    {
        var languages = file.ReadLine()?.Split('\t') ?? [];
        while (file.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            for (var i = 1; i < Math.Min(cells.Length, languages.Length); i++)
                if (cells[0].Length > 0 && cells[i].Length > 0) yield return new(languages[0].Trim(), cells[0], languages[i].Trim(), cells[i]);
        }
    }

    static string Inner(XmlReader reader)
    {
        var text = new System.Text.StringBuilder();
        using var inside = reader.ReadSubtree();
        while (inside.Read())
            if (inside.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace) text.Append(inside.Value);
        return text.ToString();
    }
}
