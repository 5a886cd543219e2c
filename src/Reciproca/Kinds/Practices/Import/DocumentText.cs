using System.Text;
using Reciproca.Spine.Records.Files;
using Reciproca.Storage;

namespace Reciproca.Kinds.Practices.Import;

/// <summary>One paragraph of a document, and whether its author set it as a heading.</summary>
public sealed record DocumentLine(string Text, bool Heading = false, bool Title = false);

/// <summary>The paragraphs of a Word, PDF or text file, whatever it looked like.</summary>
public static class DocumentText
{
    public const int MostCharacters = 300_000;

    /// <exception cref="RefusedFile">Not a document we read, damaged, locked, or without text.</exception>
    public static IReadOnlyList<DocumentLine> Of(byte[] bytes, FileType type)
    {
        var lines = Bounded(Read(bytes, type)).ToList();
        return lines.Count > 0 ? lines : throw new RefusedFile("practice.import.no-text");
    }

    private static IEnumerable<DocumentLine> Read(byte[] bytes, FileType type) =>
        type == FileType.Word ? WordText.Of(bytes) : type == FileType.Pdf ? PdfText.Of(bytes) : type == FileType.Text ? Plain(bytes) : throw new RefusedFile("practice.import.wrong-type");

    /// <summary>A blank line ends a paragraph; a line of Markdown's "#" is a heading.</summary>
    private static IEnumerable<DocumentLine> Plain(byte[] bytes)
    {
        foreach (var line in Fold.Clean(new UTF8Encoding(false).GetString(bytes).TrimStart('\uFEFF')).Split('\n'))
            if (line.StartsWith('#')) yield return new DocumentLine(line.TrimStart('#', ' '), Heading: true, Title: line.StartsWith("# ", StringComparison.Ordinal));
            else yield return new DocumentLine(line);
    }

    private static IEnumerable<DocumentLine> Bounded(IEnumerable<DocumentLine> lines)
    {
        var total = 0;
        foreach (var line in lines.Select(l => l with { Text = Fold.Clean(l.Text) }).Where(l => l.Text.Length > 0))
            if ((total += line.Text.Length) <= MostCharacters) yield return line;
            else yield break;
    }
}
