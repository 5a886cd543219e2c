using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Reciproca.Spine.Notices.Mail;

/// <summary>The same letter for those who read without pictures and colours; derived, so that both say the same.</summary>
public static partial class PlainText
{
    private static readonly string[] Blocks = ["P", "DIV", "H1", "H2", "H3", "UL", "OL", "BLOCKQUOTE", "TABLE", "HR"];

    public static string Of(string html)
    {
        var text = new StringBuilder();
        Write(new HtmlParser().ParseDocument(html).Body!, text);
        return Gaps().Replace(text.ToString(), "\n\n").Trim() + "\n";
    }

    private static void Write(INode node, StringBuilder text)
    {
        foreach (var child in node.ChildNodes)
            switch (child)
            {
                case IText words: text.Append(Spaces().Replace(words.Data, " ")); break;
                case IHtmlAnchorElement link: Link(link, text); break;
                case IElement element: Element(element, text); break;
            }
    }

    private static void Element(IElement element, StringBuilder text)
    {
        var block = Blocks.Contains(element.TagName);
        if (block) text.Append("\n\n");
        if (element.TagName == "LI") text.Append("\n- ");
        if (element.TagName == "BR") text.Append('\n');
        Write(element, text);
        if (block) text.Append("\n\n");
    }

    private static void Link(IHtmlAnchorElement link, StringBuilder text)
    {
        var (words, address) = (link.TextContent.Trim(), link.GetAttribute("href"));
        text.Append(words == address ? words : $"{words}: {address}");
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"[ \t]*\n[ \t]*\n\s*")]
    private static partial Regex Gaps();
}
