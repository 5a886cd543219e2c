namespace Reciproca.Spine.Search.Lexicon;

/// <summary>The dictionaries an operator has installed on the machine; none is needed.</summary>
public static class MachineDictionaries
{
    /// <summary>Where Debian puts them.</summary>
    public const string FreedictFolder = "/usr/share/dictd", ApertiumFolder = "/usr/share/apertium";

    static readonly Dictionary<string, string> Codes = new()
    {
        ["eng"] = "en", ["spa"] = "es", ["por"] = "pt", ["fra"] = "fr", ["ind"] = "id", ["hin"] = "hi", ["urd"] = "ur", ["ara"] = "ar",
        ["fas"] = "fa", ["zho"] = "zh", ["swh"] = "sw", ["tur"] = "tr", ["vie"] = "vi", ["tgl"] = "tl", ["msa"] = "ms", ["jpn"] = "ja",
        ["en"] = "en", ["es"] = "es", ["pt"] = "pt", ["fr"] = "fr", ["id"] = "id", ["ms"] = "ms", ["hi"] = "hi", ["ur"] = "ur",
    };

    /// <summary>One layer for each kind that was found.</summary>
    public static IEnumerable<LexiconLayer> Layers(string freedict = FreedictFolder, string apertium = ApertiumFolder)
    {
        if (Directory.Exists(freedict)) yield return new("freedict", 1, Readable(freedict, "freedict-*.index", Freedict.Read));
        if (!Directory.Exists(apertium)) yield break;
        yield return new("apertium", 1, Readable(apertium, "*.autobil.bin", Apertium.ReadCompiled).Concat(Readable(apertium, "*.dix", Apertium.ReadSource)));
    }

    static IEnumerable<ParallelText> Readable(string folder, string pattern, Func<string, string, string, IEnumerable<ParallelText>> read)
    {
        var files = Directory.GetFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return files.SelectMany(file => Languages(file) is var (one, other) ? Whole(() => read(file, one, other)) : []);
    }

    // A file in a form this does not know must not keep the others from being used.
    static List<ParallelText> Whole(Func<IEnumerable<ParallelText>> read)
    {
        try { return [.. read()]; }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or System.Xml.XmlException or ArgumentException or IndexOutOfRangeException) { return []; }
    }

    // "freedict-eng-ind.index", "spa-eng.autobil.bin", "apertium-eng-spa.eng-spa.dix"
    static (string, string)? Languages(string file)
    {
        var name = Path.GetFileName(file).Replace("freedict-", "").Split('.');
        var pair = name[0].StartsWith("apertium-", StringComparison.Ordinal) ? name[1] : name[0];
        var codes = pair.Split('-');
        return codes.Length == 2 && Codes.TryGetValue(codes[0], out var one) && Codes.TryGetValue(codes[1], out var other) ? (one, other) : null;
    }
}
