using System.Text;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Kinds.Practices.Import;

/// <summary>Puts the paragraphs of a document where the form has a place for them. The author corrects what went wrong.</summary>
public static class PracticeDraft
{
    private const int LongestTitle = 200, LongestSummary = 2000, LongestSection = 20_000;

    /// <param name="language">Of the author, for when the text is too short to tell.</param>
    public static PracticeForm Of(IReadOnlyList<DocumentLine> lines, string language)
    {
        var title = lines.FirstOrDefault(l => l.Title) ?? (PracticeHeadings.Knows(lines[0].Text) || lines[0].Text.Length > LongestTitle ? null : lines[0]);
        var texts = Sorted(lines.Where(l => !ReferenceEquals(l, title)));
        Place(texts);
        var form = new PracticeForm { Title = Cut(title?.Text, LongestTitle), Summary = texts.GetValueOrDefault(PracticeHeadings.Summary)?.ToString() };
        form.Sections = PracticeKind.Kind.Sections.ToDictionary(name => name, name => Cut(texts.GetValueOrDefault(name)?.ToString(), LongestSection));
        form.Language = Language(lines, language);
        return form;
    }

    private static string Language(IReadOnlyList<DocumentLine> lines, string preferred)
    {
        var detected = LanguageDetector.Detect(string.Join('\n', lines.Select(l => l.Text)), preferred).Language;
        return Concepts.Standard.Knows(Schemes.Language, detected) ? detected : preferred;
    }

    private static Dictionary<string, StringBuilder> Sorted(IEnumerable<DocumentLine> lines)
    {
        var (texts, current) = (new Dictionary<string, StringBuilder>(), PracticeHeadings.Summary);
        foreach (var line in lines)
            if (PracticeHeadings.Section(line.Text) is { } section) current = section;
            else if (PracticeHeadings.Inline(line.Text) is var (inline, rest)) Add(texts, current = inline, rest);
            else Add(texts, current, line.Heading ? "### " + line.Text : line.Text);
        return texts;
    }

    private static void Add(Dictionary<string, StringBuilder> texts, string section, string text)
    {
        if (!texts.TryGetValue(section, out var all)) texts[section] = all = new StringBuilder();
        if (all.Length > 0) all.Append(text.StartsWith("- ", StringComparison.Ordinal) ? "\n" : "\n\n");
        all.Append(text);
    }

    /// <summary>What stands before the first heading is a summary only when it is short; a document without headings tells what was done.</summary>
    private static void Place(Dictionary<string, StringBuilder> texts)
    {
        if (!texts.TryGetValue(PracticeHeadings.Summary, out var before) || (texts.Count > 1 && before.Length <= LongestSummary)) return;
        texts.Remove(PracticeHeadings.Summary);
        var place = texts.ContainsKey(PracticeKind.Problem) || texts.Count == 0 ? PracticeKind.Done : PracticeKind.Problem;
        texts[place] = texts.TryGetValue(place, out var there) ? before.Append("\n\n").Append(there) : before;
    }

    private static string? Cut(string? text, int longest) => text is null || text.Length <= longest ? text : text[..longest];
}
