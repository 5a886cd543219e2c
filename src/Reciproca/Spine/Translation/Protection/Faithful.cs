using System.Text.RegularExpressions;

namespace Reciproca.Spine.Translation.Protection;

/// <summary>Whether a translation says what only the original can say: looked at after everything is back in its place, whatever was masked.</summary>
public static partial class Faithful
{
    private const int Short = 40;
    private const double Shrunk = .2, Grown = 5;

    /// <summary>What is wrong with it; null when nothing is.</summary>
    public static string? Wrong(string original, string translated)
    {
        if (string.IsNullOrWhiteSpace(translated)) return "nothing came back";
        if (translated.Any(c => c is '\uFFFD' || (char.IsControl(c) && c is not ('\n' or '\r' or '\t')))) return "unreadable characters";
        if (Markup().IsMatch(translated) && !Markup().IsMatch(original)) return "markup that the original has not";
        if (original.Length > Short && (translated.Length < original.Length * Shrunk || translated.Length > original.Length * Grown)) return "far shorter or longer than the original";
        if (Differs(Numbers(), original, translated) is { } number) return $"number {number}";
        if (Differs(Links(), original, translated) is { } link) return $"link {link}";
        return Differs(Codes(), original, translated) is { } code ? $"code {code}" : null;
    }

    private static string? Differs(Regex what, string original, string translated)
    {
        var (before, after) = (All(what, original), All(what, translated));
        return before.SequenceEqual(after) ? null : before.Except(after).Concat(after.Except(before)).FirstOrDefault() ?? before.FirstOrDefault() ?? after[0];
    }

    private static List<string> All(Regex what, string text) => [.. what.Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal)];

    [GeneratedRegex(@"\d+(?:[.,]\d+)*")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"https?://[^\s<>)\]]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\]\([^)\s]*|`[^`]*`|\*\*|\|")]
    private static partial Regex Links();

    [GeneratedRegex(@"(?<![\w.])(?=[\w/-]*\d)(?=[\w/-]*\p{L})\w+(?:[/-]\w+)*")]
    private static partial Regex Codes();

    [GeneratedRegex(@"<(?:!doctype|/?[a-z][\w-]*[\s>/])", RegexOptions.IgnoreCase)]
    private static partial Regex Markup();
}
