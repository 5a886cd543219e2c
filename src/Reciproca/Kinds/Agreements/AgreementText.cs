using System.Globalization;
using System.Text;
using Reciproca.Spine.Records;

namespace Reciproca.Kinds.Agreements;

/// <summary>
/// The exact text that is compared, signed and hashed: plain UTF-8, one form for one content. Lines at the margin are the form's own; what the
/// parties wrote is indented by two spaces, so that no clause can pretend to be a heading.
/// </summary>
public static class AgreementText
{
    private const string Margin = "  ";

    public static string Write(Record record, Agreement agreement)
    {
        var text = new StringBuilder();
        Line(text, "reciproca-agreement 1");
        Line(text, "agreement " + record.ShortId);
        Line(text, "type " + agreement.Type);
        foreach (var party in agreement.Members) Line(text, $"party {party.Name} | {party.Country} | {party.Signatory} | {party.Office}");
        foreach (var language in agreement.Languages) Write(text, record, agreement, language);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Record record, Agreement agreement, string language)
    {
        Line(text, "");
        Line(text, "text " + language);
        Line(text, "title " + Title(record, language));
        var number = 0;
        foreach (var clause in agreement.Text)
        {
            Line(text, $"clause {++number} {Flat(clause.In(language)?.Heading)}");
            foreach (var line in Filling.Fill(clause.In(language)?.Text ?? "", agreement, language).Split('\n')) Line(text, Margin + line.TrimEnd());
        }
    }

    public static string Title(Record record, string language) => Flat((record.In(language) ?? record.Best(language)).Title);

    /// <summary>The text again as its parts, for reading and for comparing.</summary>
    public static IReadOnlyList<TextPart> Parts(string text)
    {
        var (parts, language) = (new List<TextPart>(), "");
        foreach (var line in text.Split('\n'))
            if (line.StartsWith("text ", StringComparison.Ordinal)) language = line[5..];
            else if (line.StartsWith("title ", StringComparison.Ordinal)) parts.Add(new TextPart(language, 0, line[6..], ""));
            else if (line.StartsWith("clause ", StringComparison.Ordinal)) parts.Add(Clause(language, line[7..]));
            else if (line.StartsWith(Margin, StringComparison.Ordinal) && parts.Count > 0) parts[^1] = parts[^1] with { Text = parts[^1].Text + (parts[^1].Text.Length > 0 ? "\n" : "") + line[2..] };
            else if (line.StartsWith("party ", StringComparison.Ordinal) || line.StartsWith("type ", StringComparison.Ordinal)) parts.Add(new TextPart("", -1, line, ""));
        return parts;
    }

    private static TextPart Clause(string language, string line)
    {
        var space = line.IndexOf(' ');
        return new TextPart(language, int.Parse(line[..(space < 0 ? line.Length : space)], CultureInfo.InvariantCulture), space < 0 ? "" : line[(space + 1)..], "");
    }

    private static string Flat(string? text) => string.Join(' ', (text ?? "").Split(['\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private static void Line(StringBuilder text, string line) => text.Append(line.Normalize(NormalizationForm.FormC)).Append('\n');
}

/// <summary>A title (0), a clause (1, 2, …) or a line about the parties (-1).</summary>
public sealed record TextPart(string Language, int Number, string Heading, string Text);
