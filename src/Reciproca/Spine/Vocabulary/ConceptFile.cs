using System.Collections.Frozen;
using System.Reflection;

namespace Reciproca.Spine.Vocabulary;

/// <summary>
/// Reads Data/*.concepts. A block is one concept: <c>[code] &lt; parent</c>, then lines <c>language label; synonym; synonym</c>
/// and <c>@fact value</c>. A line <c>uri http://…/{code}</c> before the first block gives every concept its address.
/// </summary>
static class ConceptFile
{
    const string Extension = ".concepts";

    public static List<Concept> ReadAll()
    {
        var assembly = typeof(ConceptFile).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(n => n.EndsWith(Extension, StringComparison.Ordinal)).Order(StringComparer.Ordinal).SelectMany(n => Read(assembly, n))];
    }

    static List<Concept> Read(Assembly assembly, string resource)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return Read(SchemeOf(resource), reader);
    }

    static string SchemeOf(string resource) => resource[..^Extension.Length].Split('.')[^1];

    public static List<Concept> Read(string scheme, TextReader reader)
    {
        var concepts = new List<Concept>();
        var uri = default(string);
        var block = default(Block);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            if (line.StartsWith("uri ", StringComparison.Ordinal)) uri = line[4..];
            else if (line[0] == '[') (block, _) = (Block.Start(line), Finish());
            else (block ?? throw new FormatException($"{scheme}: '{line}' stands before the first concept")).Add(line);
        }
        Finish();
        return concepts;

        bool Finish()
        {
            if (block is not null) concepts.Add(block.Build(scheme, uri));
            return true;
        }
    }

    sealed class Block(string code, string? parent)
    {
        readonly Dictionary<string, string> labels = [];
        readonly Dictionary<string, IReadOnlyList<string>> synonyms = [];
        readonly Dictionary<string, string> facts = [];

        public static Block Start(string line)
        {
            var end = line.IndexOf(']');
            var parent = line.IndexOf('<', end) is var lower and > 0 ? line[(lower + 1)..].Trim() : null;
            return new Block(line[1..end], parent);
        }

        public void Add(string line)
        {
            var space = line.IndexOf(' ');
            var (key, value) = (line[..space], line[(space + 1)..]);
            if (key[0] == '@') facts.Add(key[1..], value);
            else AddNames(key, value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        void AddNames(string language, string[] names)
        {
            labels.Add(language, names[0]);
            if (names.Length > 1) synonyms.Add(language, names[1..]);
        }

        public Concept Build(string scheme, string? uri) => new(scheme, code, parent, Address(uri), labels, synonyms, facts);

        Uri? Address(string? uri) =>
            facts.Remove("uri", out var own) ? new Uri(own) : uri is null ? null : new Uri(uri.Replace("{code}", code, StringComparison.Ordinal));
    }
}
