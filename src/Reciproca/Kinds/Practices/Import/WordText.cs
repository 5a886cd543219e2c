using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Reciproca.Spine.Records.Files;

namespace Reciproca.Kinds.Practices.Import;

/// <summary>Paragraphs of a Word file. Headings are known by their style, or by being short and bold throughout, as most people make them.</summary>
internal static class WordText
{
    private const int HeadingLength = 90;
    private static readonly OpenSettings Limits = new() { MaxCharactersInPart = 20_000_000 };

    public static List<DocumentLine> Of(byte[] bytes)
    {
        try
        {
            using var document = WordprocessingDocument.Open(new MemoryStream(bytes), isEditable: false, Limits);
            var body = document.MainDocumentPart?.Document?.Body ?? throw new RefusedFile("practice.import.unread");
            return [.. body.Descendants<Paragraph>().Select(p => Line(p, document.MainDocumentPart.StyleDefinitionsPart?.Styles))];
        }
        catch (Exception error) when (error is not RefusedFile and not OutOfMemoryException) { throw new RefusedFile("practice.import.unread"); }
    }

    private static DocumentLine Line(Paragraph paragraph, Styles? styles)
    {
        var text = string.Concat(paragraph.Descendants().Select(Shown)).Trim();
        var style = StyleName(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value, styles);
        var heading = style.StartsWith("heading", StringComparison.Ordinal) || paragraph.ParagraphProperties?.OutlineLevel is not null || IsBold(paragraph, text);
        var listed = !heading && paragraph.ParagraphProperties?.NumberingProperties is not null;
        return new DocumentLine(listed ? "- " + text : text, heading, style == "title");
    }

    /// <summary>The name that a style has in every language of Word: its id is translated ("Ttulo1"), its name is not.</summary>
    private static string StyleName(string? id, Styles? styles) =>
        (styles?.Elements<Style>().FirstOrDefault(s => s.StyleId?.Value == id)?.StyleName?.Val?.Value ?? id ?? "").ToLowerInvariant();

    private static string Shown(OpenXmlElement element) => element switch { Text text => text.Text, TabChar => " ", Break => "\n", _ => "" };

    private static bool IsBold(Paragraph paragraph, string text)
    {
        var runs = paragraph.Elements<Run>().Where(r => r.InnerText.Trim().Length > 0).ToList();
        return text.Length is > 0 and <= HeadingLength && runs.Count > 0 && runs.TrueForAll(r => r.RunProperties?.Bold is { } bold && (bold.Val is null || bold.Val.Value));
    }
}
