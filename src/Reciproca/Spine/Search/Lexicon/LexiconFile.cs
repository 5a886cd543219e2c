using System.Security.Cryptography;
using System.Text;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>A lexicon as one compact file with a checksum. Writing keeps the file before it, so that a cut one never leaves a node without.</summary>
public static class LexiconFile
{
    const string Last = ".last";
    static readonly byte[] Magic = "RLX1"u8.ToArray();

    /// <summary>Writes beside the old file and swaps; the old one stays as "….last".</summary>
    public static void Save(string path, TranslationLexicon lexicon)
    {
        var payload = LexiconBytes.Of(lexicon);
        var fresh = path + ".new";
        using (var file = File.Create(fresh))
        {
            file.Write(Magic);
            file.Write(SHA256.HashData(payload));
            file.Write(payload);
            file.Flush(flushToDisk: true);
        }
        if (Read(path) is not null) File.Move(path, path + Last, overwrite: true);
        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>The lexicon of this file, or the one before it when this one is damaged; null when there is neither.</summary>
    public static TranslationLexicon? Load(string path) => Read(path) ?? Read(path + Last);

    /// <summary>The lexicon of exactly this file; null when it is missing, cut, changed or of another version.</summary>
    public static TranslationLexicon? Read(string path)
    {
        if (!File.Exists(path)) return null;
        var bytes = File.ReadAllBytes(path);
        var start = Magic.Length + SHA256.HashSizeInBytes;
        if (bytes.Length <= start || !bytes.AsSpan().StartsWith(Magic)) return null;
        var payload = bytes.AsMemory(start);
        return bytes.AsSpan(Magic.Length, SHA256.HashSizeInBytes).SequenceEqual(SHA256.HashData(payload.Span)) ? LexiconBytes.Read(payload) : null;
    }
}

/// <summary>What stands behind the checksum: names, pivot terms once, then each language's terms with numbers into them.</summary>
public static class LexiconBytes
{
    public static byte[] Of(TranslationLexicon lexicon)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes, Encoding.UTF8);
        writer.Write(lexicon.HasConcepts);
        WriteAll(writer, lexicon.Layers, writer.Write);
        var pivot = new Learning.TermIndex();
        foreach (var translation in lexicon.Languages.Values.SelectMany(language => Sorted(language)).SelectMany(pair => pair.Value)) pivot.Number(translation.Term);
        WriteAll(writer, [.. Enumerable.Range(0, pivot.Count)], number => writer.Write(pivot[number]));
        WriteAll(writer, [.. lexicon.Languages], pair => Write(writer, pair.Key, pair.Value, pivot));
        writer.Flush();
        return bytes.ToArray();
    }

    public static TranslationLexicon Read(ReadOnlyMemory<byte> payload)
    {
        using var reader = new BinaryReader(new MemoryStream(payload.ToArray(), writable: false), Encoding.UTF8);
        var concepts = reader.ReadBoolean();
        var layers = ReadAll(reader, reader.ReadString);
        var pivot = ReadAll(reader, reader.ReadString);
        var languages = ReadAll(reader, () => (Name: reader.ReadString(), Lexicon: ReadLanguage(reader, pivot)));
        return new(new(languages.ToDictionary(pair => pair.Name, pair => pair.Lexicon), StringComparer.Ordinal), layers, concepts);
    }

    static IEnumerable<KeyValuePair<string, Translation[]>> Sorted(LanguageLexicon language) =>
        language.Terms.OrderBy(pair => pair.Key, StringComparer.Ordinal);

    static void Write(BinaryWriter writer, string name, LanguageLexicon language, Learning.TermIndex pivot)
    {
        writer.Write(name);
        writer.Write7BitEncodedInt(language.Pairs);
        WriteAll(writer, [.. Sorted(language)], pair =>
        {
            writer.Write(pair.Key);
            WriteAll(writer, pair.Value, translation => Write(writer, translation, pivot));
        });
    }

    static void Write(BinaryWriter writer, Translation translation, Learning.TermIndex pivot)
    {
        writer.Write7BitEncodedInt(pivot.Find(translation.Term));
        writer.Write((ushort)MathF.Round(translation.Weight * ushort.MaxValue));
        writer.Write(translation.Layers);
    }

    static LanguageLexicon ReadLanguage(BinaryReader reader, string[] pivot)
    {
        var pairs = reader.Read7BitEncodedInt();
        var count = reader.Read7BitEncodedInt();
        var terms = new Dictionary<string, Translation[]>(count);
        while (count-- > 0) terms[reader.ReadString()] = ReadAll(reader, () => ReadTranslation(reader, pivot));
        return new(terms, pairs);
    }

    static Translation ReadTranslation(BinaryReader reader, string[] pivot) =>
        new(pivot[reader.Read7BitEncodedInt()], reader.ReadUInt16() / (float)ushort.MaxValue, reader.ReadByte());

    static void WriteAll<T>(BinaryWriter writer, IReadOnlyCollection<T> all, Action<T> write)
    {
        writer.Write7BitEncodedInt(all.Count);
        foreach (var one in all) write(one);
    }

    static T[] ReadAll<T>(BinaryReader reader, Func<T> read)
    {
        var all = new T[reader.Read7BitEncodedInt()];
        for (var i = 0; i < all.Length; i++) all[i] = read();
        return all;
    }
}
