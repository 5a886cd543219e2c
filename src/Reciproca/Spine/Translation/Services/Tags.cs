using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Reciproca.Spine.Translation.Protection;

namespace Reciproca.Spine.Translation.Services;

/// <summary>Masked pieces as empty elements, which services that take HTML or XML carry over.</summary>
internal static partial class Tags
{
    public static string Write(string text)
    {
        var written = new StringBuilder();
        foreach (var letter in text)
            if (Masked.IsMark(letter)) written.Append("<x id=\"").Append(letter - Masked.First).Append("\"/>");
            else written.Append(letter switch { '&' => "&amp;", '<' => "&lt;", '>' => "&gt;", _ => letter.ToString() });
        return written.ToString();
    }

    public static string Read(string answer) => WebUtility.HtmlDecode(Element().Replace(answer, found =>
        int.TryParse(found.Groups[1].Value, out var number) && number < Masked.Most ? ((char)(Masked.First + number)).ToString() : ""));

    [GeneratedRegex("""<x\s+id\s*=\s*["'](\d{1,4})["']\s*(?:/>|>\s*</x\s*>)""", RegexOptions.IgnoreCase)]
    private static partial Regex Element();
}
