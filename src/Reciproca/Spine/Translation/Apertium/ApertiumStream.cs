using System.Text;
using System.Text.RegularExpressions;
using Reciproca.Spine.Translation.Protection;

namespace Reciproca.Spine.Translation.Apertium;

/// <summary>Texts as Apertium's stream takes them: signs of its own escaped, what is masked as words it cannot know, a full stop so that nothing waits.</summary>
internal static partial class ApertiumStream
{
    private const string Signs = @"^$/\@#*<>[]{}+~", End = ".[]";

    public static string Write(string text)
    {
        var written = new StringBuilder();
        foreach (var letter in text.TrimEnd())
            if (Masked.IsMark(letter)) written.Append("XQ").Append(letter - Masked.First).Append("QX");
            else if (Signs.Contains(letter)) written.Append('\\').Append(letter);
            else written.Append(letter);
        return written.Append(End).ToString();
    }

    /// <param name="unknown">Words that Apertium passed on for want of a translation; the masked ones are not counted.</param>
    public static string Read(string answer, out int unknown)
    {
        var end = answer.LastIndexOf(End, StringComparison.Ordinal);
        if (end < 0) throw new TranslatorFailure(Failure.Unfaithful, "the end of the text is missing");
        var strange = 0;
        var text = Word().Replace(answer[..end], found =>
        {
            if (found.Groups["mark"] is { Success: true, ValueSpan: var number }) return int.TryParse(number, out var mark) && mark < Masked.Most ? ((char)(Masked.First + mark)).ToString() : "";
            if (found.Groups["escaped"] is { Success: true, Value: var sign }) return sign;
            strange++;
            return "";
        });
        unknown = strange;
        return Gap().Replace(text, " ").Trim();
    }

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gap();

    // "\*" is a star of the text, "*" alone says that the word after it is unknown, "#" and "@" that it could not be formed
    [GeneratedRegex(@"[*#@]?\s?[Xx][Qq](?<mark>\d{1,4})[Qq][Xx]|\\(?<escaped>.)|[*#@](?=\S)")]
    private static partial Regex Word();
}
