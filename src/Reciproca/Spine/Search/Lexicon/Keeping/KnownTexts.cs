using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Spine.Search.Lexicon.Keeping;

/// <summary>What a node knows in more than one language: the names of its vocabulary, and published texts that people wrote or checked.</summary>
public sealed class KnownTexts(AppDb db, NodeVocabulary vocabulary)
{
    private const int Batch = 500, MostRead = 200_000;
    private static readonly string[] Spoken = ["en", "es", "pt", "id", "fr", "ur", "zh"];

    /// <summary>Layers for learning, best last. Machine drafts teach nothing: they only repeat what a machine believes.</summary>
    public async Task<IReadOnlyList<LexiconLayer>> Layers(CancellationToken cancel = default) =>
        [new("vocabulary", 2, Labels()), new("records", 2, await Versions(cancel))];

    private IEnumerable<ParallelText> Labels() =>
        from concept in vocabulary.Now.Everything
        let english = concept.Label("en")
        from language in Spoken
        where language != "en"
        from phrase in concept.Phrases(language)
        select new ParallelText(language, phrase, "en", english);

    private async Task<List<ParallelText>> Versions(CancellationToken cancel)
    {
        var texts = new List<ParallelText>();
        // what only one organisation may read must not show anywhere, not even as a translation of a word
        var ids = await db.Set<Record>().Where(r => r.Stage == Stage.Published && r.Audience != Audience.Organisation)
            .Where(r => r.Versions.Count(v => v.State != VersionState.Machine) > 1).OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(cancel);
        foreach (var some in ids.Chunk(Batch))
        {
            if (texts.Count > MostRead) break;
            var versions = await db.Set<RecordVersion>().AsNoTracking().Where(v => some.Contains(v.RecordId) && v.State != VersionState.Machine).Include(v => v.Sections).ToListAsync(cancel);
            foreach (var record in versions.GroupBy(v => v.RecordId).OrderBy(g => g.Key)) texts.AddRange(Parallel([.. record.OrderBy(v => v.Language, StringComparer.Ordinal)]));
        }
        return texts;
    }

    /// <summary>The texts of one record's versions, pair by pair; each with the English one where there is one, else with the first.</summary>
    public static IEnumerable<ParallelText> Parallel(IReadOnlyList<RecordVersion> versions)
    {
        var first = versions.FirstOrDefault(v => Analysis.Primary(v.Language) == "en") ?? versions[0];
        foreach (var other in versions.Where(v => v != first))
        {
            foreach (var (left, right) in Aligned(first.Title, other.Title).Concat(Aligned(first.Summary, other.Summary))) yield return new(first.Language, left, other.Language, right);
            foreach (var section in first.Sections)
                foreach (var (left, right) in Aligned(section.Text, other[section.Name])) yield return new(first.Language, left, other.Language, right);
        }
    }

    // Sentence stands for sentence where both have as many; otherwise paragraph for paragraph; otherwise nobody knows what stands for what.
    private static IEnumerable<(string, string)> Aligned(string left, string right)
    {
        if (left.Length == 0 || right.Length == 0) return [];
        var (l, r) = (PlainText.Of(left), PlainText.Of(right));
        foreach (var signs in new[] { new[] { '.', '!', '?', '\n', '。', '۔', '؟' }, ['\n'] })
        {
            var (some, others) = (Cut(l, signs), Cut(r, signs));
            if (some.Length == others.Length) return some.Zip(others);
        }
        return [];
    }

    private static string[] Cut(string text, char[] signs) => text.Split(signs, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
