using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Search.Judging;

/// <summary>A question and the records that somebody found right for it.</summary>
public sealed record Judged(string Query, string Language, IReadOnlySet<Guid> Right);

/// <summary>What a node knows of good results: records that were opened from a search, and records that answered or were adapted from others.</summary>
public sealed class Judgements(AppDb db)
{
    private const int Most = 1000;

    public async Task<IReadOnlyList<Judged>> Read(CancellationToken cancel = default) => [.. await Opened(cancel), .. await Answered(cancel)];

    private async Task<IEnumerable<Judged>> Opened(CancellationToken cancel) =>
        (await db.Set<Judgement>().AsNoTracking().OrderByDescending(j => j.On).ThenByDescending(j => j.Times).Take(Most).ToListAsync(cancel))
            .GroupBy(j => (j.Query, j.Language)).Select(g => new Judged(g.Key.Query, g.Key.Language, g.Select(j => j.RecordId).ToHashSet()));

    // a need's title is a question, and what was given as an answer is right for it
    private async Task<IEnumerable<Judged>> Answered(CancellationToken cancel)
    {
        var links = await db.Set<RecordLink>().AsNoTracking().Where(l => l.Type == LinkType.Answers || l.Type == LinkType.Adapts)
            .Where(l => l.From.Stage == Stage.Published && l.From.Audience == Audience.Public && l.To.Stage == Stage.Published && l.To.Audience == Audience.Public)
            .OrderByDescending(l => l.At).Take(Most).Select(l => new { l.FromId, l.ToId, l.To.SourceLanguage }).ToListAsync(cancel);
        var asked = links.Select(l => l.ToId).Distinct().ToList();
        var titles = (await db.Set<RecordVersion>().AsNoTracking().Where(v => asked.Contains(v.RecordId)).Select(v => new { v.RecordId, v.Language, v.Title }).ToListAsync(cancel)).ToLookup(v => v.RecordId);
        return links.GroupBy(l => l.ToId).Select(g => (Title: titles[g.Key].FirstOrDefault(t => t.Language == g.First().SourceLanguage) ?? titles[g.Key].FirstOrDefault(), Right: g.Select(l => l.FromId).ToHashSet()))
            .Where(j => j.Title is not null).Select(j => new Judged(j.Title!.Title, j.Title.Language, j.Right));
    }
}
