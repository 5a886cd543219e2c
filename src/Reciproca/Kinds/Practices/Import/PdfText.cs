using Reciproca.Spine.Records.Files;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.DocumentLayoutAnalysis.TextExtractor;

namespace Reciproca.Kinds.Practices.Import;

/// <summary>Paragraphs of a PDF, which knows only letters and places: lines that do not end a sentence are joined again.</summary>
internal static class PdfText
{
    private const int MostPages = 150, LineLength = 60;

    public static List<DocumentLine> Of(byte[] bytes)
    {
        PdfWeight.Check(bytes);
        try
        {
            using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true });
            return [.. document.GetPages().Take(MostPages).SelectMany(Lines)];
        }
        catch (Exception error) when (error is not RefusedFile and not OutOfMemoryException) { throw new RefusedFile("practice.import.unread"); }
    }

    private static IEnumerable<DocumentLine> Lines(Page page)
    {
        var paragraph = "";
        foreach (var line in ContentOrderTextExtractor.GetText(page).Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0))
        {
            var joins = paragraph.Length > 0 && !Ends(paragraph) && !PracticeHeadings.Knows(line) && !PracticeHeadings.Knows(paragraph);
            if (!joins && paragraph.Length > 0) yield return new DocumentLine(paragraph);
            paragraph = joins ? $"{paragraph} {line}" : line;
        }
        if (paragraph.Length > 0) yield return new DocumentLine(paragraph);
    }

    /// <summary>A full stop, or a line too short to have been broken by the margin.</summary>
    private static bool Ends(string paragraph) => ".:!?".Contains(paragraph[^1]) || paragraph.Length < LineLength;
}
