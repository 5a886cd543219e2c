using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>Committed with the announcement of a round.</summary>
public sealed record RoundAnnounced(Guid RoundId);

/// <summary>Who may take part hears that a round is open.</summary>
public sealed class TellOfRound(AppDb db, RoundCircle circle, CityBell bell) : IReaction<RoundAnnounced>
{
    public async Task React(RoundAnnounced announced, CancellationToken cancel)
    {
        var round = await db.Set<ExchangeRound>().AsNoTracking().SingleAsync(r => r.Id == announced.RoundId, cancel);
        foreach (var city in await circle.MayEnter(round, cancel))
            await bell.Ring(round, city, new Told($"round-open:{round.Id:N}", "notice.round-announced", $"{round.Address}/enter", round.Name));
    }
}

/// <summary>Everyone who took part hears what came of the round.</summary>
public sealed class TellOfResult(AppDb db, CityBell bell) : IReaction<RoundPublished>
{
    public async Task React(RoundPublished published, CancellationToken cancel)
    {
        var round = await db.Set<ExchangeRound>().AsNoTracking().Include(r => r.Participants).SingleAsync(r => r.Id == published.RoundId, cancel);
        foreach (var city in round.Participants.Where(p => p.EnteredAt is not null).Select(p => p.OrganisationId))
            await bell.Ring(round, city, new Told($"round-published:{round.Id:N}", "notice.round-published", round.Address, round.Name), await bell.Agreed(round, city, cancel));
    }
}

/// <summary>Who may take part in a round and has someone who could say so.</summary>
public sealed class RoundCircle(AppDb db)
{
    public async Task<IReadOnlyList<Guid>> MayEnter(ExchangeRound round, CancellationToken cancel)
    {
        var known = await db.Set<RoundParticipant>().Where(p => p.RoundId == round.Id && p.LeftAt == null).Select(p => p.OrganisationId).ToListAsync(cancel);
        var all = await db.Set<Organisation>().Where(o => o.VerifiedAt != null && !o.RunsNode && o.Memberships.Any(m => Roles.Speaking.Contains(m.Role))).Select(o => new { o.Id, o.Country }).ToListAsync(cancel);
        return [.. all.Where(o => round.Reach.Reaches(o.Country)).Select(o => o.Id).Union(known)];
    }
}
