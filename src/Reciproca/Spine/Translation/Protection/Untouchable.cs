using System.Text.RegularExpressions;

namespace Reciproca.Spine.Translation.Protection;

/// <summary>The pieces of a line that a translation must leave as they are.</summary>
internal static partial class Untouchable
{
    /// <summary>In order, not overlapping.</summary>
    public static IEnumerable<(int Start, int End)> In(string line, Names names)
    {
        var found = Signs().Matches(line).Select(m => (Start: m.Index, End: m.Index + m.Length)).Concat(names.In(line)).OrderBy(p => p.Start).ThenByDescending(p => p.End);
        var at = 0;
        foreach (var (start, end) in found)
        {
            if (start < at) continue;
            at = end;
            yield return (start, end);
        }
    }

    // code, the two halves of a link, addresses, mail, emphasis, table bars, tags, entities; then codes and numbers with their signs
    [GeneratedRegex("""
        `[^`]*`
        |\]\([^)\s]*(?:\s"[^"]*")?\)|\]\[[^\]]*\]|!?\[(?=[^\]]*\][\[(])
        |<[^<>\s]+>|(?:https?://|www\.)[^\s<>]*[^\s<>.,;:!?)\]'"]
        |[\w.+-]+@[\w-]+(?:\.[\w-]+)+
        |\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|~~|\||\\.|&\#?\w+;|[\#@]\w+|[<>{}\[\]^\\~]
        |(?<!\w)\p{Lu}[\p{Lu}\p{N}]+(?:[-/.&]\p{Lu}?[\p{Lu}\p{N}]+)*(?!\w)
        |(?<!\w)(?=[\w/.-]*\d)(?=[\w/.-]*\p{L})[\w]+(?:[/.-]\w+)*
        |(?:[\$€£¥]\s?|\b(?:US|R|S/)\$?\s?)?[+\-−±]?\d+(?:[.,:/–-]\d+)*\s?(?:%|‰|°C|°|º|ª|€|km²|km2|km|m²|m³|m2|m3|ha|kg|kWh|MW|kW)?(?!\w)
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Signs();
}
