using System.Collections.Frozen;
using System.Reflection;

namespace Reciproca.Spine.Texts;

/// <summary>All texts for people, read once from the PO files that lie beside the features ("Texts.es.po").</summary>
public static class InterfaceTexts
{
    /// <summary>Complete languages; Urdu is there to prove right-to-left and may fall back to English.</summary>
    public static readonly IReadOnlyList<string> Complete = ["en", "es", "pt", "id"];

    public static readonly IReadOnlyList<string> Languages = [.. Complete, "ur"];

    private static readonly FrozenDictionary<string, FrozenDictionary<string, string[]>> ByLanguage = Load();

    public static IEnumerable<string> Keys(string language) => ByLanguage[language].Keys;

    public static string[]? Find(string language, string key) =>
        ByLanguage.TryGetValue(language, out var texts) && texts.TryGetValue(key, out var forms) ? forms
        : ByLanguage["en"].GetValueOrDefault(key);

    private static FrozenDictionary<string, FrozenDictionary<string, string[]>> Load()
    {
        var assembly = Assembly.GetExecutingAssembly();
        var files = assembly.GetManifestResourceNames().Where(n => n.EndsWith(".po", StringComparison.Ordinal));
        return files.GroupBy(n => n.Split('.')[^2]).ToFrozenDictionary(g => g.Key,
            g => g.SelectMany(name => ReadAll(assembly, name)).ToFrozenDictionary());
    }

    private static List<KeyValuePair<string, string[]>> ReadAll(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return [.. PoFile.Read(reader)];
    }
}
