using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Translation;

/// <summary>The texts of one language as a person writes or corrects them.</summary>
public sealed class TranslationForm
{
    public const int LongestTitle = 300, LongestText = 50_000;

    public string? Title { get; set; }
    public string? Summary { get; set; }
    public Dictionary<string, string?> Sections { get; set; } = [];

    /// <summary>The revision this form was filled from.</summary>
    public int Revision { get; set; }

    public static TranslationForm Of(Record record, string language, RecordKind kind)
    {
        var version = record.In(language);
        return new TranslationForm
        {
            Title = version?.Title, Summary = version?.Summary, Revision = record.Revision,
            Sections = Names(record, kind).ToDictionary(name => name, name => version?[name]),
        };
    }

    /// <summary>Sections that the original or this language has, in reading order.</summary>
    public static IEnumerable<string> Names(Record record, RecordKind kind) =>
        kind.Sections.Concat(record.Versions.SelectMany(v => v.Sections).Select(s => s.Name)).Distinct().Where(name => record.Versions.Exists(v => v[name].Length > 0));

    /// <summary>What keeps it from being saved: the field, and the text key of the reason.</summary>
    public IEnumerable<(string Field, string Reason)> Wrong()
    {
        if (Fold.Clean(Title).Length == 0) yield return (nameof(Title), "translation.title.missing");
        if (Fold.Clean(Title).Length > LongestTitle) yield return (nameof(Title), "translation.too-long");
        if (Fold.Clean(Summary).Length > LongestText) yield return (nameof(Summary), "translation.too-long");
        foreach (var (name, _) in Sections.Where(s => s.Value?.Length > LongestText)) yield return ($"Sections[{name}]", "translation.too-long");
    }

    public void Write(RecordVersion version)
    {
        (version.Title, version.Summary) = (Fold.Clean(Title), Fold.Clean(Summary));
        foreach (var (name, text) in Sections) version[name] = text ?? "";
    }
}
