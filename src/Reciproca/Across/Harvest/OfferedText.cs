using System.Net;
using System.Text.RegularExpressions;

namespace Reciproca.Across.Harvest;

/// <summary>Plain words of what a library sends, which may be HTML, cut at a word where it is too long.</summary>
public static partial class OfferedText
{
    public static string Plain(string text, int longest)
    {
        var words = Spaces().Replace(WebUtility.HtmlDecode(Tag().Replace(Drop().Replace(text, " "), " ")), " ").Trim();
        if (words.Length <= longest) return words;
        var space = words.LastIndexOf(' ', longest);
        return words[..(space > longest / 2 ? space : longest)].TrimEnd() + "…";
    }

    [GeneratedRegex("<(script|style)[^>]*>.*?</\\1>", RegexOptions.Singleline | RegexOptions.IgnoreCase)]
    private static partial Regex Drop();

    [GeneratedRegex("</?[a-zA-Z][^<>]{0,2000}>")]
    private static partial Regex Tag();

    [GeneratedRegex("[\\s\\u00a0]+")]
    private static partial Regex Spaces();
}
