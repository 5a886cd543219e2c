using Microsoft.EntityFrameworkCore;
using Reciproca.Clearing;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>
/// The problem of a repair: what was possible before, less what was declined, withdrawn or has left; what both sides accepted is wished for.
/// </summary>
public sealed class Repairing(AppDb db, Assembling assembling)
{
    public async Task<RoundProblem> Of(ExchangeRound round, RoundSolution repair, CancellationToken cancel)
    {
        var before = await db.Set<RoundSolution>().AsNoTracking().Include(s => s.Exchanges).Include(s => s.Answers).AsSplitQuery().SingleAsync(s => s.Id == repair.RepairsId, cancel);
        var certificate = Certificate.Read(new MemoryStream(before.Certificate!));
        var cities = await db.Set<Organisation>().AsNoTracking().Where(o => db.Set<RoundParticipant>().Any(p => p.RoundId == round.Id && p.OrganisationId == o.Id && p.EnteredAt != null && p.LeftAt == null))
            .ToDictionaryAsync(o => o.ShortId, o => o.Id, cancel);
        var named = certificate.Exchanges.SelectMany(e => new[] { e.Need, e.Offer }).OfType<string>().Distinct().ToList();
        var records = await db.Set<Record>().AsNoTracking().Where(r => named.Contains(r.ShortId)).ToDictionaryAsync(r => r.ShortId, r => r.Id, cancel);
        var open = await assembling.Open(records.Values, cancel);
        var entered = (await db.Set<RoundEntry>().Where(e => db.Set<RoundParticipant>().Any(p => p.Id == e.ParticipantId && p.RoundId == round.Id)).Select(e => e.RecordId).ToListAsync(cancel)).ToHashSet();
        bool IsThere(string? record) => record is not null && records.TryGetValue(record, out var id) && open.Contains(id) && entered.Contains(id);
        var exchanges = certificate.Exchanges.Where(e => cities.ContainsKey(e.Giver) && cities.ContainsKey(e.Receiver) && IsThere(e.Need) && IsThere(e.Offer)).Select(Again).ToList();
        var (codes, declined) = (exchanges.Select(e => e.Id).ToHashSet(), Declined(before).Concat(certificate.Rules.Forbidden).ToHashSet());
        return new RoundProblem(
            new Round([.. certificate.Participants.Where(p => cities.ContainsKey(p.Id)).Select(Again)], exchanges) { Weights = certificate.Weights ?? new Dictionary<string, int>(), Capacities = certificate.Capacities },
            RoundRules.Of(round, repair) with { Forbidden = [.. declined.Where(codes.Contains)], Forced = [.. Kept(before).Where(c => codes.Contains(c) && !declined.Contains(c)).Distinct()] })
        { Cities = cities, Records = records };
    }

    /// <summary>What a city does not want.</summary>
    private static IEnumerable<string> Declined(RoundSolution before) => before.Exchanges.Where(e => before.Answers.Exists(a => a.Path == e.Path && a.Covers(e))).Select(e => e.Code);

    /// <summary>What nobody declined and someone accepted stays as it is; where a cycle breaks, what both its sides accepted.</summary>
    private static IEnumerable<string> Kept(RoundSolution before) => before.Exchanges.Where(e =>
    {
        var answers = before.Answers.Where(a => a.Path == e.Path).ToList();
        bool Accepted(Guid city) => answers.Exists(a => a.OrganisationId == city && a.Accepted);
        return (answers.TrueForAll(a => a.Accepted) && answers.Count > 0) || (Accepted(e.GiverId) && Accepted(e.ReceiverId));
    }).Select(e => e.Code);

    private static Participant Again(CertifiedParticipant p) => new(p.Id, p.CanGive, p.CanReceive) { IsFacilitator = p.Facilitator, Region = p.Region, NeverMatched = p.NeverMatched };

    private static Exchange Again(CertifiedExchange e) => new(e.Id, e.Giver, e.Receiver, e.Score / 1e6)
    {
        Need = e.Need, Offer = e.Offer, Success = e.Success / 1e6, Parts = e.Parts ?? new Dictionary<string, int>(), Attributes = e.Attributes ?? new Dictionary<string, string>(),
    };
}
