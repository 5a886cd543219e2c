using System.Text.RegularExpressions;
using Reciproca.Spine.Translation.Protection;

namespace Reciproca.Spine.Translation;

/// <summary>A Markdown text as lines whose words may be translated and whose shape may not: indents, list marks, headings, code and rules stay.</summary>
public sealed partial class MarkdownLines
{
    private readonly List<(string Head, Masked? Body, string Tail)> lines = [];

    public MarkdownLines(string text, Names names)
    {
        var code = false;
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var fence = line.TrimStart().StartsWith("```", StringComparison.Ordinal);
            if (fence) code = !code;
            lines.Add(fence || code || Rule().IsMatch(line) ? (line, null, "") : Cut(line, names));
        }
    }

    /// <summary>What is to be translated.</summary>
    public IReadOnlyList<string> Words => [.. lines.Where(l => l.Body is not null).Select(l => l.Body!.Text)];

    /// <summary>The text in the other language; null when something that must stay was lost.</summary>
    public string? With(IReadOnlyList<string> translated)
    {
        var next = 0;
        var text = new List<string>();
        foreach (var (head, body, tail) in lines)
            if (body is null) text.Add(head);
            else if (body.Restore(translated[next++]) is { } restored) text.Add(head + restored.ReplaceLineEndings(" ") + tail);
            else return null;
        return string.Join('\n', text);
    }

    private static (string, Masked?, string) Cut(string line, Names names)
    {
        var head = Head().Match(line).Length;
        var end = line.TrimEnd().Length;
        if (end <= head) return (line, null, "");
        var body = Masked.Of(line[head..end], names);
        return body.HasWords ? (line[..head], body, line[end..]) : (line, null, "");
    }

    [GeneratedRegex(@"^(?:\s|>|#{1,6}\s|[-*+]\s|\d+[.)]\s|\|)*")]
    private static partial Regex Head();

    [GeneratedRegex(@"^\s*(?:[-*_=|:]\s*)+$")]
    private static partial Regex Rule();
}
