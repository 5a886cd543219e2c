using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search.Judging;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Spine.Search.Lexicon.Keeping;

/// <summary>
/// Learns a lexicon from all that is known, tries it on what people have chosen, and adopts it only if nothing becomes worse. Searching goes
/// on with the old one all the while.
/// </summary>
public sealed class LexiconLessons(AppDb db, CurrentLexicon lexicon, KnownTexts known, Judgements judgements, RecordReading reading, ConceptTagger tagger, NodeVocabulary vocabulary, TimeProvider clock)
{
    private const int Others = 2000, Measured = 3000, Batch = 500;

    public async Task<LexiconLearned> Learn(CancellationToken cancel = default)
    {
        var layers = await known.Layers(cancel);
        var fresh = await Task.Run(() => lexicon.Learn(layers), cancel);
        var judged = await judgements.Read(cancel);
        var (before, after) = judged.Count == 0 ? (0, 0) : (await Tried(lexicon.Now, judged, cancel), await Tried(lexicon.WithAdded(fresh), judged, cancel));
        var learned = new LexiconLearned
        {
            Id = Guid.CreateVersion7(), At = clock.GetUtcNow().UtcDateTime, Judgements = judged.Count, Before = Thousandths(before), After = Thousandths(after), Adopted = after >= before,
            Pairs = fresh.Inspect().Sum(language => language.Pairs), Terms = fresh.Inspect().Sum(language => language.Terms),
        };
        if (learned.Adopted) lexicon.Adopt(fresh);
        lexicon.Remember(lexicon.Now.Measure(await Texts(cancel)));
        db.Add(learned);
        await db.SaveChangesAsync(cancel);
        return learned;
    }

    private static int Thousandths(double quality) => (int)Math.Round(quality * 1000);

    private async Task<double> Tried(TranslationLexicon candidate, IReadOnlyList<Judged> judged, CancellationToken cancel)
    {
        using var trial = new Trial(candidate, vocabulary, tagger);
        await trial.Fill(Entries([.. judged.SelectMany(j => j.Right).Distinct()], cancel));
        return await Task.Run(() => trial.Quality(judged), cancel);
    }

    // what was chosen, among enough others that it has to stand out
    private async IAsyncEnumerable<IReadOnlyCollection<IndexEntry>> Entries(List<Guid> chosen, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        var others = await Public().OrderByDescending(r => r.ChangedAt).Select(r => r.Id).Take(Others).ToListAsync(cancel);
        foreach (var some in chosen.Union(others).Chunk(Batch)) yield return await reading.Of(some, cancel);
    }

    private async Task<List<(string, string)>> Texts(CancellationToken cancel)
    {
        var texts = await db.Set<RecordVersion>().AsNoTracking().Where(v => v.State != VersionState.Machine && Public().Any(r => r.Id == v.RecordId)).OrderByDescending(v => v.At).Take(Measured)
            .Select(v => new { v.Language, v.Title, v.Summary }).ToListAsync(cancel);
        return texts.ConvertAll(t => (t.Language, PlainText.Of(t.Title + "\n" + t.Summary)));
    }

    private IQueryable<Record> Public() => db.Set<Record>().Where(r => r.Stage == Stage.Published && r.Audience == Audience.Public);
}
