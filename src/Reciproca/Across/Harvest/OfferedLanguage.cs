using System.Globalization;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Across.Harvest;

/// <summary>In which language a library's words are: what they carry, what the record says, what the words look like, in this order.</summary>
public static class OfferedLanguage
{
    private const double SureEnough = 0.6;

    // ISO 639-2 has two codes for some; libraries use the older one
    private static readonly Dictionary<string, string> Older = new() { ["fre"] = "fr", ["ger"] = "de", ["dut"] = "nl", ["chi"] = "zh", ["may"] = "ms", ["per"] = "fa", ["bur"] = "my", ["rum"] = "ro", ["gre"] = "el" };

    private static readonly Lazy<Dictionary<string, string>> ThreeLetters = new(() => CultureInfo.GetCultures(CultureTypes.NeutralCultures)
        .Where(c => c.TwoLetterISOLanguageName.Length == 2 && c.ThreeLetterISOLanguageName.Length == 3).GroupBy(c => c.ThreeLetterISOLanguageName)
        .ToDictionary(g => g.Key, g => g.First().TwoLetterISOLanguageName));

    private static readonly Lazy<Dictionary<string, string>> Names = new(() => Concepts.Standard.All(Schemes.Language)
        .SelectMany(c => c.Labels.Values.Append(c.Fact("native") ?? "").Select(label => (Name: Fold.Text(label), c.Code)))
        .Where(n => n.Name.Length > 0).DistinctBy(n => n.Name).ToDictionary(n => n.Name, n => n.Code));

    /// <summary>"es-MX", "spa", "Español": one of the languages we know, or null.</summary>
    public static string? Known(string? said)
    {
        var tag = Fold.Text(said).Replace('_', '-');
        if (tag.Length == 0) return null;
        var first = LanguageTag.Primary(tag);
        var code = Older.GetValueOrDefault(first) ?? (first.Length == 3 ? ThreeLetters.Value.GetValueOrDefault(first, first) : first);
        return Concepts.Standard.Knows(Schemes.Language, code) ? code : Names.Value.GetValueOrDefault(tag);
    }

    /// <summary>The language of all words of a record that do not carry one.</summary>
    public static string OfUntagged(OfferedRecord record, string usual)
    {
        var said = record.All("language").Select(Known).OfType<string>().Distinct().ToList();
        if (said is [var only]) return only;
        var text = string.Join(' ', record.Words.Where(w => w.Language is null && w.Name is "title" or "description").Select(w => w.Text));
        var seen = LanguageDetector.Detect(text, said.Count > 0 ? said[0] : usual);
        return seen.Confidence >= SureEnough && Known(seen.Language) is { } language ? language : said.FirstOrDefault(usual);
    }
}
