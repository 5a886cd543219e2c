namespace Reciproca.Spine.Translation.Apertium;

/// <summary>Which language pairs an Apertium installation has, and how to come from one language to another over at most one between.</summary>
public sealed class ApertiumModes
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["eng"] = "en", ["spa"] = "es", ["por"] = "pt", ["fra"] = "fr", ["ind"] = "id", ["zlm"] = "ms", ["cat"] = "ca", ["ita"] = "it", ["hin"] = "hi", ["urd"] = "ur",
    };

    private readonly Dictionary<(string From, string To), string> direct = [];

    private readonly string modes;

    public ApertiumModes(string folder)
    {
        modes = Path.Combine(folder, "modes");
        if (!Directory.Exists(modes)) return;
        foreach (var name in Directory.EnumerateFiles(modes, "*.mode").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal))
            // "eco-es-fr", "spa-eng_US" and "es-pt_BR" are variants of a pair that is there by itself
            if (name.Split('-') is [var from, var to] && !to.Contains('_')) direct.TryAdd((Code(from), Code(to)), name);
    }

    public IReadOnlyCollection<(string From, string To)> Pairs => direct.Keys;

    /// <summary>Modes to run one after the other; null where there is no way.</summary>
    public IReadOnlyList<string>? Way(string from, string to)
    {
        if (direct.TryGetValue((from, to), out var mode)) return [mode];
        return (from first in direct
                where first.Key.From == @from && first.Key.To != to
                where direct.ContainsKey((first.Key.To, to))
                orderby first.Value
                select (IReadOnlyList<string>)[first.Value, direct[(first.Key.To, to)]]).FirstOrDefault();
    }

    /// <summary>
    /// The pipeline of a mode as a shell runs it, each part ending its answer at a NUL. The "apertium" command itself does not: a script in
    /// it waits for the next text before it hands on the last.
    /// </summary>
    public string Pipeline(string mode) => string.Join(" | ", File.ReadAllText(Path.Combine(modes, mode + ".mode")).Trim().Split('|')
        .Select(part => part.Trim()).Select(part => part.IndexOf(' ') is var space and > 0 ? part[..space] + " -z" + part[space..] : part + " -z"))
        .Replace("$1", "-g").Replace("$2", "");

    private static string Code(string name) => Codes.GetValueOrDefault(name, name);
}
