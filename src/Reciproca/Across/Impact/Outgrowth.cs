using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Agreements;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Impact;

/// <summary>
/// What needs led to, at any distance: a need, or the offer or practice that answered it, then exchanges, agreements and initiatives, each grown
/// out of the one before. A query for each step of the way, never one for each need.
/// </summary>
public sealed class Outgrowth(AppDb db)
{
    /// <summary>Far longer than any way from a need to a signature, and the end of a ring.</summary>
    private const int Longest = 8;
    private static readonly string[] OnTheWay = ["exchange", "agreement", "initiative"];

    /// <summary>When each need led to an agreement in force or to an initiative. Only what is public counts; what lies between may be its parties' alone.</summary>
    public async Task<ILookup<Guid, DateTime>> Agreed(IReadOnlyDictionary<Guid, Guid> stewards, CancellationToken cancel)
    {
        var (reached, agreed) = (new HashSet<Step>(), new List<(Guid Need, Guid Record)>());
        List<Step> level = [.. stewards.Keys.Select(need => new Step(need, need)), .. await Answers([.. stewards.Keys], cancel)];
        for (var length = 0; length < Longest && level.Count > 0; length++)
        {
            var steps = level.ToLookup(s => s.At);
            var next = await Grown([.. steps.Select(s => s.Key)], cancel);
            level = [.. (from child in next from step in steps[child.OutOf] where Follows(step, child, stewards[step.Need]) select new Step(step.Need, child.Id)).Where(reached.Add)];
            agreed.AddRange(level.Select(step => (step.Need, step.At)));
        }
        var dates = await Dates([.. agreed.Select(a => a.Record).Distinct()], cancel);
        return agreed.Where(a => dates.ContainsKey(a.Record)).ToLookup(a => a.Need, a => dates[a.Record]);
    }

    /// <summary>The other way round: all that these records grew out of or answered, so that a need is counted anew when something far down changes.</summary>
    public async Task<IReadOnlyCollection<Guid>> Above(IReadOnlyCollection<Guid> records, CancellationToken cancel)
    {
        var (all, level) = (new HashSet<Guid>(), records.ToArray());
        for (var length = 0; length <= Longest && level.Length > 0; length++)
        {
            var above = await db.Set<RecordLink>().Where(l => level.Contains(l.FromId) && (l.Type == LinkType.GrewOutOf || l.Type == LinkType.Answers)).Select(l => l.ToId).ToListAsync(cancel);
            level = [.. above.Where(all.Add)];
        }
        return all;
    }

    /// <summary>What grew out of an offer came of a need that it answered only where it began after the answer and the city that asked takes part.</summary>
    private static bool Follows(Step step, Child child, Guid asking) => step.Answered is not { } answered || (child.Since >= answered && child.Owners.Append(child.Steward).Contains(asking));

    private async Task<List<Step>> Answers(Guid[] needs, CancellationToken cancel) =>
        await db.Set<RecordLink>().Where(l => needs.Contains(l.ToId) && l.Type == LinkType.Answers).Select(l => new Step(l.ToId, l.FromId, l.At)).ToListAsync(cancel);

    private async Task<List<Child>> Grown(Guid[] outOf, CancellationToken cancel) =>
        await db.Set<RecordLink>().Where(l => outOf.Contains(l.ToId) && l.Type == LinkType.GrewOutOf && OnTheWay.Contains(l.From.Kind))
            .Select(l => new Child(l.FromId, l.ToId, l.At, l.From.StewardId, l.From.Parties.Select(p => p.OrganisationId).ToList())).ToListAsync(cancel);

    private async Task<Dictionary<Guid, DateTime>> Dates(Guid[] records, CancellationToken cancel)
    {
        var open = db.Set<Record>().Where(r => records.Contains(r.Id) && r.Audience == Audience.Public && (r.Stage == Stage.Published || r.Stage == Stage.Archived) && r.PublishedAt != null);
        var initiatives = await open.Where(r => r.Kind == "initiative").Select(r => new { r.Id, At = r.PublishedAt!.Value }).ToListAsync(cancel);
        var agreements = await open.Join(db.Set<Agreement>(), r => r.Id, a => a.Id, (r, a) => new { r.Id, At = a.InForceSince }).Where(a => a.At != null).Select(a => new { a.Id, At = a.At!.Value }).ToListAsync(cancel);
        return initiatives.Concat(agreements).ToDictionary(a => a.Id, a => a.At);
    }

    /// <param name="Answered">Where it stands at what answered the need: when that was.</param>
    private sealed record Step(Guid Need, Guid At, DateTime? Answered = null);

    private sealed record Child(Guid Id, Guid OutOf, DateTime Since, Guid Steward, List<Guid> Owners);
}
