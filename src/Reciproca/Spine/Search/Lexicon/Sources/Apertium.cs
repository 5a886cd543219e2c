using System.Xml;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Reads Apertium's bilingual dictionaries, as source (.dix) or as compiled for its translator (.autobil.bin).</summary>
static class Apertium
{
    /// <summary>Entries of a compiled dictionary as lemmas; inflected endings are tags there and left out.</summary>
    public static IEnumerable<ParallelText> ReadCompiled(string file, string language, string other)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var (input, output) in new CompiledTransducer(File.ReadAllBytes(file)).Pairs())
        {
            var pair = (Lemma(input), Lemma(output));
            if (pair.Item1.Length > 1 && pair.Item2.Length > 1 && seen.Add(pair))
                yield return new(language, pair.Item1, other, pair.Item2);
        }
    }

    /// <summary>Entries of a dictionary in source form: &lt;e&gt;&lt;p&gt;&lt;l&gt;…&lt;/l&gt;&lt;r&gt;…&lt;/r&gt;&lt;/p&gt;&lt;/e&gt; or &lt;i&gt;.</summary>
    public static IEnumerable<ParallelText> ReadSource(string file, string language, string other)
    {
        using var reader = XmlReader.Create(file, new() { DtdProcessing = DtdProcessing.Ignore });
        var (left, right) = ("", "");
        while (reader.Read())
        {
            if (reader.NodeType != XmlNodeType.Element) continue;
            if (reader.Name is "l" or "i") left = Text(reader);
            if (reader.Name is "i") right = left;
            if (reader.Name is "r") right = Text(reader);
            if (left.Length < 2 || right.Length < 2) continue;
            yield return new(language, left, other, right);
            (left, right) = ("", "");
        }
    }

    static string Text(XmlReader reader)
    {
        var text = new System.Text.StringBuilder();
        using var inside = reader.ReadSubtree();
        while (inside.Read())
            if (inside.NodeType == XmlNodeType.Text) text.Append(inside.Value);
            else if (inside.Name == "b") text.Append(' ');
        return text.ToString();
    }

    static string Lemma(string tagged)
    {
        var tag = tagged.IndexOf('<');
        return (tag < 0 ? tagged : tagged[..tag]).Replace("#", "").Trim();
    }
}
