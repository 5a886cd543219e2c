using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>Organisations of other nodes that can be invited: of a peer with which we exchange records, and with a need or an offer that has arrived here.</summary>
public sealed class Reachable(AppDb db, PeerBook peers)
{
    private const int Most = 500;

    public string NodeOf(Organisation organisation) => peers.NameOf(organisation.Origin!);

    /// <summary>Our own always; one of another node as above.</summary>
    public async Task<bool> Is(Guid organisation) => await db.Set<Organisation>().AnyAsync(o => o.Id == organisation && o.Origin == null) || await (await Query()).AnyAsync(o => o.Id == organisation);

    public async Task<IReadOnlyList<Organisation>> All(IReadOnlyCollection<Guid> except) =>
        await (await Query()).AsNoTracking().Where(o => !except.Contains(o.Id)).OrderBy(o => o.Origin).ThenBy(o => o.FoldedName).Take(Most).ToListAsync();

    private async Task<IQueryable<Organisation>> Query()
    {
        var hosts = (await db.Set<Peer>().AsNoTracking().Where(p => p.State == PeerState.Confirmed && p.IsNode).ToListAsync()).Where(p => p.Exchanges).Select(p => p.Host).ToList();
        return db.Set<Organisation>().Where(o => o.Origin != null && o.Uri != null && !o.RunsNode && hosts.Contains(o.Origin)
            && db.Set<Record>().Any(r => r.StewardId == o.Id && r.Origin == o.Origin && (r.Kind == "need" || r.Kind == "offer") && r.Stage == Stage.Published && r.Audience == Audience.Public));
    }
}
