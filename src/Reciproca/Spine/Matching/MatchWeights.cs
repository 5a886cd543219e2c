using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Matching;

/// <summary>Reads the network's weights and the exchanges its cities have kept, and writes them.</summary>
public sealed class MatchWeights(AppDb db, NodeWeights node, TimeProvider clock)
{
    // several instances may run on one database: what another one changed is known within a minute
    private static readonly TimeSpan HoldsFor = TimeSpan.FromMinutes(1);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task Refresh(bool atOnce = false)
    {
        if (!atOnce && Now - node.ReadAt < HoldsFor) return;
        var rows = await db.Set<MatchWeight>().AsNoTracking().ToListAsync();
        var kept = await db.Set<KeptExchange>().Join(db.Set<Organisation>(), k => k.GiverId, o => o.Id, (k, o) => o.ShortId).GroupBy(id => id)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        node.Use(new Weights(Of(rows, MatchWeight.Records, Weights.Standard.Records), Of(rows, MatchWeight.Peers, Weights.Standard.Peers)), kept, Now);
    }

    /// <summary>Makes the weights exactly these; saved by whoever asks.</summary>
    public async Task Put(Weights weights)
    {
        var rows = await db.Set<MatchWeight>().ToListAsync();
        foreach (var (scale, points) in new[] { (MatchWeight.Records, weights.Records), (MatchWeight.Peers, weights.Peers) })
            foreach (var (part, value) in points)
            {
                if (rows.Find(r => r.Scale == scale && r.Part == part) is { } row) row.Points = value;
                else db.Add(new MatchWeight { Id = Guid.CreateVersion7(), Scale = scale, Part = part, Points = value });
            }
    }

    /// <summary>The city that received says that an exchange took place; however often it says so, it counts once. Saved by whoever asks.</summary>
    public async Task Keep(Guid giver, Guid receiver, Guid about)
    {
        if (giver != receiver && !await db.Set<KeptExchange>().AnyAsync(k => k.GiverId == giver && k.ReceiverId == receiver && k.AboutId == about))
            db.Add(new KeptExchange { Id = Guid.CreateVersion7(Now), GiverId = giver, ReceiverId = receiver, AboutId = about, At = Now });
    }

    private static Dictionary<string, int> Of(List<MatchWeight> rows, string scale, IReadOnlyDictionary<string, int> standard) =>
        standard.ToDictionary(s => s.Key, s => rows.Find(r => r.Scale == scale && r.Part == s.Key)?.Points ?? s.Value);
}
