using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Search.Judging;

/// <summary>From time to time what was searched and chosen is added up in the database, and what is old is forgotten.</summary>
public sealed class KeepNotes(AppDb db, SearchNotes notes, TimeProvider clock) : IReaction<Tick>
{
    private const int ForgottenAtOnce = 1000;

    private DateTime Today => clock.GetUtcNow().UtcDateTime.Date;

    public async Task React(Tick message, CancellationToken cancel)
    {
        var (words, clicks) = notes.Take();
        await Keep(words, cancel);
        await Keep(clicks, cancel);
        var old = Today - Judgement.Kept;
        db.RemoveRange(await db.Set<Judgement>().Where(j => j.On < old).OrderBy(j => j.On).Take(ForgottenAtOnce).ToListAsync(cancel));
        db.RemoveRange(await db.Set<AskedWord>().Where(w => w.On < old).OrderBy(w => w.On).Take(ForgottenAtOnce).ToListAsync(cancel));
    }

    private async Task Keep(IReadOnlyDictionary<(string Word, string Language), int> words, CancellationToken cancel)
    {
        foreach (var some in words.Chunk(500))
        {
            var texts = some.Select(w => w.Key.Word).Distinct().ToList();
            var known = await db.Set<AskedWord>().Where(w => texts.Contains(w.Word)).ToDictionaryAsync(w => (w.Word, w.Language), cancel);
            foreach (var ((word, language), times) in some)
            {
                if (!known.TryGetValue((word, language), out var row)) db.Add(row = new AskedWord { Id = Guid.CreateVersion7(), Word = word, Language = language });
                (row.Times, row.On) = (row.Times + times, Today);
            }
        }
    }

    private async Task Keep(IReadOnlyDictionary<(string Query, string Language, string ShortId), int> clicks, CancellationToken cancel)
    {
        foreach (var some in clicks.Chunk(500))
        {
            var (ids, queries) = (some.Select(c => c.Key.ShortId).Distinct().ToList(), some.Select(c => c.Key.Query).Distinct().ToList());
            // what only some may see is no measure for what everybody finds
            var records = await db.Set<Record>().Where(r => ids.Contains(r.ShortId) && r.Stage == Stage.Published && r.Audience == Audience.Public).ToDictionaryAsync(r => r.ShortId, r => r.Id, cancel);
            var known = await db.Set<Judgement>().Where(j => queries.Contains(j.Query)).ToDictionaryAsync(j => (j.Query, j.Language, j.RecordId), cancel);
            foreach (var ((query, language, shortId), times) in some.Where(c => records.ContainsKey(c.Key.ShortId)))
            {
                if (!known.TryGetValue((query, language, records[shortId]), out var row))
                    db.Add(row = new Judgement { Id = Guid.CreateVersion7(), Query = query, Language = language, RecordId = records[shortId] });
                (row.Times, row.On) = (row.Times + times, Today);
            }
        }
    }
}
