namespace Reciproca.Spine.Search.Lexicon;

/// <summary>The word lists compiled into the application.</summary>
static class Embedded
{
    const string Root = "Reciproca.Spine.Search.Lexicon.";

    public static IEnumerable<string> Names(string folder) =>
        typeof(Embedded).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Root + folder + ".", StringComparison.Ordinal))
            .Select(name => name[Root.Length..])
            .Order(StringComparer.Ordinal);

    /// <summary>The lines of one list without comments; nothing when there is no such list.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var stream = typeof(Embedded).Assembly.GetManifestResourceStream(Root + name);
        if (stream is null) yield break;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line;
    }
}
