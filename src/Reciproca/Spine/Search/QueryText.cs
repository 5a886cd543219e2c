using System.Text.RegularExpressions;

namespace Reciproca.Spine.Search;

/// <summary>A reader's words and quoted phrases. Anything may be typed: signs are passed over and lengths are bounded.</summary>
public sealed partial record QueryText(IReadOnlyList<string> Words, IReadOnlyList<string> Phrases)
{
    private const int Longest = 1000, MostWords = 24, MostPhrases = 4, LongestWord = 60;

    public bool IsEmpty => Words.Count == 0 && Phrases.Count == 0;

    public static QueryText Parse(string text)
    {
        var start = PlainSpaces(text.Length > Longest ? text[..Longest] : text);
        List<string> phrases = [.. Quoted().Matches(start).Select(m => m.Groups[1].Value.Trim()).Where(p => Word().IsMatch(p)).Take(MostPhrases)];
        var rest = Quoted().Replace(start, " ");
        return new QueryText([.. Word().Matches(rest).Select(m => m.Value).Where(w => w.Length <= LongestWord)
            .Distinct(StringComparer.OrdinalIgnoreCase).Take(MostWords)], phrases);
    }

    private static string PlainSpaces(string text)
    {
        try { return text.Normalize(); }
        catch (ArgumentException) { return new([.. text.Where(c => !char.IsSurrogate(c))]); }
    }

    [GeneratedRegex("""["“”«»„]([^"“”«»„]+)["“”«»„]""")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*")]
    private static partial Regex Word();
}
