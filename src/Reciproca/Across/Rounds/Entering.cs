using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Needs;
using Reciproca.Kinds.Offers;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>What a city confirms: its capacity, the needs and offers that enter, and its private wishes.</summary>
public sealed record EntryChoice(int CanGive, int CanReceive, IReadOnlyList<string> Records, IReadOnlyDictionary<string, int> Capacities, IReadOnlyList<Guid> Vetoes, IReadOnlyList<Guid> Preferences);

/// <summary>How organisations come into a round and leave it.</summary>
public sealed class Entering(AppDb db, Clearings clearings, Audit audit, CityBell bell, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<bool> MayEnter(ExchangeRound round, Guid organisation)
    {
        if (await Find(round, organisation) is not null) return true;
        // who is of another node comes when invited
        var country = await db.Set<Organisation>().Where(o => o.Id == organisation && o.VerifiedAt != null && !o.RunsNode && o.Origin == null).Select(o => o.Country).SingleOrDefaultAsync();
        return country is not null && round.Reach.Reaches(country);
    }

    public Task<RoundParticipant?> Find(ExchangeRound round, Guid organisation) => db.Set<RoundParticipant>().Include(p => p.Organisation).Include(p => p.Entries).ThenInclude(e => e.Record)
        .Include(p => p.Wishes).AsSplitQuery().SingleOrDefaultAsync(p => p.RoundId == round.Id && p.OrganisationId == organisation);

    /// <summary>An organisation's open needs and offers, which it may enter.</summary>
    public async Task<IReadOnlyList<Record>> Own(Guid organisation)
    {
        var records = await db.Set<Record>().AsNoTracking().Include(r => r.Versions).Where(r => r.StewardId == organisation && r.Origin == r.Steward.Origin && r.Stage == Stage.Published && r.Audience != Audience.Organisation
            && (db.Set<Need>().Any(n => n.Id == r.Id && n.State != NeedState.Answered && n.State != NeedState.Closed) || db.Set<Offer>().Any(o => o.Id == r.Id && o.State == OfferState.Open)))
            .OrderByDescending(r => r.PublishedAt).Take(60).ToListAsync();
        return records;
    }

    public async Task Enter(ExchangeRound round, Guid organisation, EntryChoice choice)
    {
        var participant = await Find(round, organisation) ?? Add(round, organisation);
        participant.Enter(choice.CanGive, choice.CanReceive, Now);
        var own = (await Own(organisation)).Where(r => choice.Records.Contains(r.ShortId) && (r.Kind == "offer" || !participant.Facilitator)).ToList();
        participant.Entries.RemoveAll(e => !own.Exists(r => r.Id == e.RecordId));
        foreach (var record in own)
        {
            var entry = participant.Entries.Find(e => e.RecordId == record.Id);
            if (entry is null) participant.Entries.Add(entry = new RoundEntry { ParticipantId = participant.Id, RecordId = record.Id, At = Now });
            // a need is answered once
            entry.Capacity = record.Kind == "offer" ? choice.Capacities.GetValueOrDefault(record.ShortId, 1) : 1;
        }
        participant.Wishes.Clear();
        participant.Wishes.AddRange(choice.Vetoes.Distinct().Where(id => id != organisation).Select(id => new RoundWish { ParticipantId = participant.Id, OrganisationId = id, Kind = WishKind.Veto }));
        participant.Wishes.AddRange(choice.Preferences.Except(choice.Vetoes).Distinct().Where(id => id != organisation).Select(id => new RoundWish { ParticipantId = participant.Id, OrganisationId = id, Kind = WishKind.Prefer }));
        audit.Write("audit.round-entered", round.Name, round.Address, await Name(organisation));
        await db.SaveChangesAsync();
    }

    /// <summary>A city may leave at any time; what it had agreed to is mended.</summary>
    public async Task Leave(ExchangeRound round, Guid organisation, string why)
    {
        if (await Find(round, organisation) is not { IsIn: true } participant) return;
        participant.LeftAt = Now;
        audit.Write("audit.round-left", round.Name, round.Address, $"{participant.Organisation.Name} {why}".Trim());
        if (round.State == RoundState.Answering) await clearings.Repair(round);
        await db.SaveChangesAsync();
    }

    public async Task Invite(ExchangeRound round, Guid organisation, bool facilitator)
    {
        var participant = await Find(round, organisation) ?? Add(round, organisation);
        participant.InvitedAt ??= Now;
        (participant.Facilitator, participant.CanReceive) = (facilitator, facilitator ? 0 : Math.Max(1, participant.CanReceive));
        audit.Write("audit.round-invited", round.Name, round.Desk, await Name(organisation));
        if (round.IsPublic) await bell.Ring(round, organisation, new Told($"round-open:{round.Id:N}", "notice.round-announced", $"{round.Address}/enter", round.Name));
        await db.SaveChangesAsync();
    }

    /// <summary>A city of another node asks for a new link, or someone else has seen the old one.</summary>
    public async Task Renew(ExchangeRound round, RoundParticipant participant, Passes passes)
    {
        await passes.Revoke(round.Id, participant.OrganisationId);
        await bell.Ring(round, participant.OrganisationId, new Told($"round-link:{Guid.CreateVersion7(Now):N}", "notice.round-link", $"{round.Address}/mine", round.Name));
        audit.Write("audit.round-link", round.Name, round.Desk, participant.Organisation.Name);
        await db.SaveChangesAsync();
    }

    private RoundParticipant Add(ExchangeRound round, Guid organisation)
    {
        var participant = new RoundParticipant { Id = Guid.CreateVersion7(Now), RoundId = round.Id, OrganisationId = organisation };
        db.Add(participant);
        return participant;
    }

    private Task<string> Name(Guid organisation) => db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Name).SingleAsync();
}
