using System.Text.RegularExpressions;
using Reciproca.Kinds.Practices;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Across.Harvest;

/// <summary>Puts what a library offers into a practice: what it says and nothing that it does not say.</summary>
public sealed partial class OfferedPractice(NodeVocabulary vocabulary)
{
    private const int LongestTitle = 300, LongestSummary = 4000, LongestSource = 600, MostLanguages = 12;
    private const string AskFirst = "ask";

    /// <summary>Without a title it is no practice.</summary>
    public static bool IsNamed(OfferedRecord offered) => offered.Words.Any(IsTitle);

    /// <summary>What <see cref="IsNamed"/> becomes the texts, tags and columns of a record.</summary>
    public void Fill(Record record, Practice practice, OfferedRecord offered, string usualLanguage, DateTime now)
    {
        var untagged = OfferedLanguage.OfUntagged(offered, usualLanguage);
        var texts = offered.Words.Where(w => w.Name is "title" or "description").GroupBy(w => OfferedLanguage.Known(w.Language) ?? untagged)
            .Where(g => g.Any(IsTitle)).Take(MostLanguages).ToList();
        record.Versions.RemoveAll(v => texts.All(t => t.Key != v.Language));
        foreach (var text in texts) Write(record.Write(text.Key), [.. text], now);
        record.SourceLanguage = texts.Exists(t => t.Key == untagged) ? untagged : texts[0].Key;
        (record.Source, practice.Licence) = (Citation(offered), Licence(offered));
        Tag(record, [.. offered.All("subject")]);
    }

    private static bool IsTitle(OfferedWord word) => word.Name == "title" && OfferedText.Plain(word.Text, LongestTitle).Length > 0;

    private static void Write(RecordVersion version, List<OfferedWord> words, DateTime now)
    {
        version.Title = OfferedText.Plain(words.First(IsTitle).Text, LongestTitle);
        version.Summary = OfferedText.Plain(string.Join(' ', words.Where(w => w.Name == "description").Select(w => w.Text)), LongestSummary);
        (version.State, version.At) = (VersionState.Human, now);
    }

    private static string? Citation(OfferedRecord offered)
    {
        var parts = new[] { string.Join(", ", offered.All("creator").Take(4)), string.Join(", ", offered.All("publisher").Take(2)), offered.All("date").FirstOrDefault() };
        return string.Join(" · ", parts.Where(p => !string.IsNullOrEmpty(p))) is { Length: > 0 } said ? OfferedText.Plain(said, LongestSource) : null;
    }

    private string Licence(OfferedRecord offered)
    {
        var rights = offered.All("rights").Select(r => Bare(r)).ToList();
        return vocabulary.Now.All(Schemes.Licence).FirstOrDefault(l => l.Uri is { } uri && rights.Exists(r => r.StartsWith(Bare(uri.AbsoluteUri), StringComparison.OrdinalIgnoreCase)))?.Code ?? AskFirst;
    }

    // subjects that are our concepts, word for word or by address; nothing is guessed
    private void Tag(Record record, List<string> subjects)
    {
        var said = subjects.ConvertAll(Fold.Text);
        foreach (var scheme in new[] { Schemes.Topic, Schemes.Hazard })
            record.Tag(scheme, vocabulary.Now.All(scheme).Where(c => c.Labels.Keys.SelectMany(c.Phrases).Any(phrase => said.Contains(Fold.Text(phrase)))).Select(c => c.Code));
        record.Tag(Schemes.Sdg, subjects.Select(s => Goal().Match(s)).Where(m => m.Success).Select(m => m.Groups[1].Value).Where(code => vocabulary.Now.Knows(Schemes.Sdg, code)));
    }

    private static string Bare(string address) => address.Trim().Replace("https://", "", StringComparison.OrdinalIgnoreCase).Replace("http://", "", StringComparison.OrdinalIgnoreCase).TrimEnd('/');

    [GeneratedRegex("metadata\\.un\\.org/sdg/([0-9]{1,2}(?:\\.[0-9a-z])?)$")]
    private static partial Regex Goal();
}
