using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Initiatives;
using Reciproca.Kinds.Needs;
using Reciproca.Spine.Records;
using Reciproca.Spine.Vocabulary;
using Reciproca.Storage;

namespace Reciproca.Across.Impact;

/// <summary>What each record counts for, from the tables alone: the same answer today and from scratch. Only what is public counts.</summary>
public sealed class Reckoner(AppDb db, Outgrowth outgrowth)
{
    /// <summary>An adaptation of an adaptation of …: far beyond any chain, and the end of a ring.</summary>
    private const int Deepest = 30;

    public async Task<List<ImpactLine>> Lines(Guid[] ids, CancellationToken cancel)
    {
        var heads = await db.Set<Record>().AsNoTracking().Include(r => r.Steward).Include(r => r.Tags)
            .Where(r => EF.Parameter(ids).Contains(r.Id) && r.Audience == Audience.Public && (r.Stage == Stage.Published || r.Stage == Stage.Archived)).AsSplitQuery().ToListAsync(cancel);
        var lines = new List<ImpactLine>();
        foreach (var kind in heads.GroupBy(h => h.Kind))
            lines.AddRange(kind.Key switch
            {
                "initiative" => await Initiatives([.. kind], cancel),
                "need" => await Needs([.. kind], cancel),
                "adaptation" => await Adaptations([.. kind], cancel),
                _ => [],
            });
        return lines;
    }

    private async Task<IEnumerable<ImpactLine>> Initiatives(IReadOnlyList<Record> heads, CancellationToken cancel)
    {
        var ids = heads.Select(h => h.Id).ToArray();
        var bodies = await db.Set<Initiative>().AsNoTracking().Where(i => EF.Parameter(ids).Contains(i.Id)).ToDictionaryAsync(i => i.Id, cancel);
        var parties = (await db.Set<Party>().AsNoTracking().Include(p => p.Organisation).Where(p => EF.Parameter(ids).Contains(p.InitiativeId)).ToListAsync(cancel)).ToLookup(p => p.InitiativeId);
        var gifts = (await db.Set<Contribution>().AsNoTracking().Where(c => EF.Parameter(ids).Contains(c.InitiativeId) && c.ReplacedAt == null && c.Phase == Phase.Executed).ToListAsync(cancel)).ToLookup(c => c.InitiativeId);
        return heads.Where(h => bodies.ContainsKey(h.Id)).SelectMany(h => new InitiativeCount(h, bodies[h.Id], [.. parties[h.Id]], [.. gifts[h.Id]]).Lines());
    }

    private async Task<IEnumerable<ImpactLine>> Needs(IReadOnlyList<Record> heads, CancellationToken cancel)
    {
        var ids = heads.Select(h => h.Id).ToArray();
        var states = await db.Set<Need>().AsNoTracking().Where(n => EF.Parameter(ids).Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.State, cancel);
        var answers = (await db.Set<NeedAnswer>().AsNoTracking().Where(a => EF.Parameter(ids).Contains(a.NeedId)).Select(a => new { a.NeedId, a.At }).ToListAsync(cancel)).ToLookup(a => a.NeedId, a => a.At);
        var agreed = await outgrowth.Agreed(heads.ToDictionary(h => h.Id, h => h.StewardId), cancel);
        return heads.SelectMany(head => Need(head, states[head.Id], answers[head.Id].ToList(), agreed[head.Id].ToList()));
    }

    private static IEnumerable<ImpactLine> Need(Record head, NeedState state, IReadOnlyList<DateTime> answers, IReadOnlyList<DateTime> agreed)
    {
        yield return new ImpactLine { RecordId = head.Id, Measure = Measures.Need, A = answers.Count > 0 || state == NeedState.Answered ? "answered" : state == NeedState.Closed ? "closed" : "open", Value = 1 };
        if (answers.Count > 0) yield return Days(head, Measures.AnswerDays, answers.Min());
        if (agreed.Count > 0) yield return Days(head, Measures.AgreementDays, agreed.Min());
    }

    /// <summary>The bar of a histogram: so many whole days.</summary>
    private static ImpactLine Days(Record head, string measure, DateTime until) =>
        new() { RecordId = head.Id, Measure = measure, A = Math.Max(0, (int)(until - (head.PublishedAt ?? head.CreatedAt)).TotalDays).ToString(System.Globalization.CultureInfo.InvariantCulture), Value = 1 };

    private async Task<IEnumerable<ImpactLine>> Adaptations(IReadOnlyList<Record> heads, CancellationToken cancel)
    {
        var lines = new List<ImpactLine>();
        foreach (var head in heads)
        {
            var (depth, above, country) = (0, head.Id, (string?)null);
            while (depth < Deepest && await Original(above, cancel) is { } original)
            {
                country ??= original.Country;
                (depth, above) = (depth + 1, original.Id);
            }
            if (country is null) continue;
            lines.Add(new ImpactLine { RecordId = head.Id, Measure = Measures.Adapted, A = country, B = head.Steward.Country, Value = 1 });
            lines.Add(new ImpactLine { RecordId = head.Id, Measure = Measures.Depth, A = depth.ToString(System.Globalization.CultureInfo.InvariantCulture), Value = 1 });
        }
        return lines;
    }

    private async Task<Original?> Original(Guid id, CancellationToken cancel) => await db.Set<RecordLink>().AsNoTracking().Where(l => l.FromId == id && l.Type == LinkType.Adapts)
        .OrderBy(l => l.At).ThenBy(l => l.Id).Select(l => new Original(l.ToId, l.To.Steward.Country)).FirstOrDefaultAsync(cancel);
}

internal sealed record Original(Guid Id, string Country);
