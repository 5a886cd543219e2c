using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Reciproca.Spine.Texts;
using Reciproca.Storage;

namespace Reciproca.Kinds.Practices.Import;

/// <summary>Which part of a practice stands under a heading, in all our languages. The words are texts ("practice.headings.problem"), so that translators add to them.</summary>
public static partial class PracticeHeadings
{
    public const string Summary = "summary";
    private const int Longest = 80;
    private static readonly FrozenDictionary<string, string> Sections = Load();

    public static bool Knows(string line) => Section(line) is not null;

    /// <summary>The section meant by this line if it is a heading of ours: "3. Lecciones aprendidas:".</summary>
    public static string? Section(string line) => line.Length <= Longest ? Sections.GetValueOrDefault(Plain(line)) : null;

    /// <summary>"Problem: every year the river…" is heading and text in one line.</summary>
    public static (string Section, string Words)? Inline(string line)
    {
        var colon = line.IndexOf(':');
        return colon is > 2 and <= Longest && Section(line[..colon]) is { } section && line[(colon + 1)..].Trim() is { Length: > 0 } rest ? (section, rest) : null;
    }

    private static string Plain(string line) => Number().Replace(Fold.Text(line), "").Trim(' ', ':', '.', '-', '*', '?', '¿', '\t');

    private static FrozenDictionary<string, string> Load()
    {
        var known = new Dictionary<string, string>();
        foreach (var section in PracticeKind.Kind.Sections.Append(Summary))
            foreach (var phrase in InterfaceTexts.Languages.SelectMany(language => Phrases(section, language)))
                known.TryAdd(Plain(phrase), section);
        return known.ToFrozenDictionary();
    }

    private static IEnumerable<string> Phrases(string section, string language) => new[] { $"practice.section.{section}", $"practice.headings.{section}" }
        .SelectMany(key => InterfaceTexts.Find(language, key) is { } texts ? texts[0].Split(';', StringSplitOptions.TrimEntries) : []);

    [GeneratedRegex(@"^\s*(\d+(\.\d+)*|[ivx]+|[a-h])\s*[.)\-]\s+")]
    private static partial Regex Number();
}
