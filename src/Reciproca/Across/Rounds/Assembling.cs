using Microsoft.EntityFrameworkCore;
using Reciproca.Clearing;
using Reciproca.Kinds.Needs;
using Reciproca.Kinds.Offers;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>
/// Gathers what can be exchanged: from what the cities have entered, from last year's records for a simulation, or, for a repair, from the certificate
/// of what is repaired, so that a repair changes nothing but what it must.
/// </summary>
public sealed class Assembling(AppDb db, Fitting fitting)
{
    public async Task<RoundProblem> Of(ExchangeRound round, RoundSolution solution, DateTime now, CancellationToken cancel) =>
        await From(round, solution, solution.Purpose == ClearingPurpose.Simulation ? await LastYear(round, now, cancel) : await Entered(round, cancel), cancel);

    /// <summary>Who has entered what. Records that were withdrawn since, needs that are answered and offers that are paused stay out.</summary>
    private async Task<List<RoundParticipant>> Entered(ExchangeRound round, CancellationToken cancel)
    {
        var all = await db.Set<RoundParticipant>().AsNoTracking().Where(p => p.RoundId == round.Id && p.EnteredAt != null && p.LeftAt == null)
            .Include(p => p.Organisation).Include(p => p.Wishes).Include(p => p.Entries).ThenInclude(e => e.Record).AsSplitQuery().OrderBy(p => p.OrganisationId).ToListAsync(cancel);
        var open = await Open(all.SelectMany(p => p.Entries).Select(e => e.RecordId).ToList(), cancel);
        foreach (var participant in all) participant.Entries.RemoveAll(e => !open.Contains(e.RecordId));
        return all;
    }

    /// <summary>Every organisation the round would reach with all that it published in the last twelve months, once each.</summary>
    private async Task<List<RoundParticipant>> LastYear(ExchangeRound round, DateTime now, CancellationToken cancel)
    {
        var since = now.AddYears(-1);
        var records = await db.Set<Record>().AsNoTracking().Include(r => r.Steward).Where(r => (r.Kind == "need" || r.Kind == "offer") && r.PublishedAt >= since
            && (r.Stage == Stage.Published || r.Stage == Stage.Archived) && r.Audience != Audience.Organisation).OrderBy(r => r.ShortId).ToListAsync(cancel);
        var invited = await db.Set<RoundParticipant>().AsNoTracking().Where(p => p.RoundId == round.Id).ToDictionaryAsync(p => p.OrganisationId, cancel);
        return [.. records.GroupBy(r => r.StewardId).Where(g => (g.First().Steward.Origin is null && round.Reach.Reaches(g.First().Steward.Country)) || invited.ContainsKey(g.Key)).OrderBy(g => g.Key).Select(g => AsParticipant(g, invited.GetValueOrDefault(g.Key)))];
    }

    private static RoundParticipant AsParticipant(IGrouping<Guid, Record> city, RoundParticipant? invited)
    {
        var participant = new RoundParticipant { OrganisationId = city.Key, Organisation = city.First().Steward, Facilitator = invited?.Facilitator == true };
        participant.Entries.AddRange(city.Where(r => r.Kind == "offer" || !participant.Facilitator).Select(r => new RoundEntry { RecordId = r.Id, Record = r }));
        return participant;
    }

    /// <summary>Of these records, those that are still there to be given or received.</summary>
    public async Task<HashSet<Guid>> Open(IReadOnlyCollection<Guid> records, CancellationToken cancel)
    {
        var needs = await db.Set<Need>().Where(n => records.Contains(n.Id) && n.State != NeedState.Answered && n.State != NeedState.Closed).Select(n => n.Id).ToListAsync(cancel);
        var offers = await db.Set<Offer>().Where(o => records.Contains(o.Id) && o.State == OfferState.Open).Select(o => o.Id).ToListAsync(cancel);
        var published = await db.Set<Record>().Where(r => records.Contains(r.Id) && r.Stage == Stage.Published).Select(r => r.Id).ToListAsync(cancel);
        return [.. needs.Concat(offers).Intersect(published)];
    }

    private async Task<RoundProblem> From(ExchangeRound round, RoundSolution solution, List<RoundParticipant> cities, CancellationToken cancel)
    {
        var served = (await Served(round, cancel)).ToHashSet();
        var entries = cities.SelectMany(c => c.Entries.Select(e => (City: c, Entry: e))).ToDictionary(e => e.Entry.RecordId);
        var fits = await fitting.Between([.. entries.Values.Where(e => e.Entry.Record.Kind == "need" && !e.City.Facilitator).Select(e => e.Entry.RecordId)], [.. entries.Values.Where(e => e.Entry.Record.Kind == "offer").Select(e => e.Entry.RecordId)]);
        var vetoed = Wished(cities, WishKind.Veto);
        var exchanges = fits.Where(f => !vetoed.Contains((f.Need.Steward.Id, f.Offer.Steward.Id))).Select(f => Exchange(f, fitting.Score(f))).Where(e => e.Score * 100 >= solution.Floor).ToList();
        var preferred = Wished(cities, WishKind.Prefer);
        var pairs = fits.ToDictionary(Code, f => (f.Need.Steward.Id, f.Offer.Steward.Id));
        return new RoundProblem(
            new Round([.. cities.Select(c => Participant(c, served))], exchanges)
            {
                Weights = fitting.Weights, Capacities = entries.Values.Where(e => e.Entry.Capacity > 1).ToDictionary(e => e.Entry.Record.ShortId, e => e.Entry.Capacity),
            },
            RoundRules.Of(round, solution) with { Preferred = [.. exchanges.Where(e => preferred.Contains(pairs[e.Id])).Select(e => e.Id)] })
        {
            Cities = cities.ToDictionary(c => c.Organisation.ShortId, c => c.OrganisationId), Records = entries.Values.ToDictionary(e => e.Entry.Record.ShortId, e => e.Entry.RecordId),
        };
    }

    /// <summary>Who took part in an exchange of an earlier round.</summary>
    private Task<List<Guid>> Served(ExchangeRound round, CancellationToken cancel) => db.Set<RoundExchange>()
        .Where(e => db.Set<ExchangeRound>().Any(r => r.State == RoundState.Published && r.Id != round.Id && r.SolutionId == e.SolutionId)).Select(e => e.ReceiverId).Distinct().ToListAsync(cancel);

    private static Participant Participant(RoundParticipant city, HashSet<Guid> served) => new(city.Organisation.ShortId, city.CanGive, city.Facilitator ? 0 : city.CanReceive)
    {
        IsFacilitator = city.Facilitator, Region = RoundRules.Region(city.Organisation.Country), NeverMatched = !city.Facilitator && !served.Contains(city.OrganisationId),
    };

    private static string Code(FittingPair fit) => $"{fit.Need.ShortId}-{fit.Offer.ShortId}";

    private static Exchange Exchange(FittingPair fit, double score) => new(Code(fit), fit.Offer.Steward.ShortId, fit.Need.Steward.ShortId, score)
    {
        Need = fit.Need.ShortId, Offer = fit.Offer.ShortId, Parts = fit.Parts, Success = Success(fit), Attributes = Names(fit),
    };

    /// <summary>What is known of how likely an exchange comes about: who let a confirmation lapse keeps fewer promises.</summary>
    private static double Success(FittingPair fit) => (fit.Need.Unconfirmed ? 0.8 : 0.95) * (fit.Offer.Unconfirmed ? 0.8 : 0.95);

    private static Dictionary<string, string> Names(FittingPair fit) => new()
    {
        ["giver"] = fit.Offer.Steward.Name, ["receiver"] = fit.Need.Steward.Name, ["need"] = Title(fit.Need), ["offer"] = Title(fit.Offer),
    };

    private static string Title(FoundRecord record) => record.In(record.SourceLanguage).Title;

    /// <summary>Pairs of receiver and giver of which either has that wish.</summary>
    private static HashSet<(Guid, Guid)> Wished(List<RoundParticipant> cities, WishKind kind) =>
        [.. cities.SelectMany(c => c.Wishes.Where(w => w.Kind == kind).SelectMany(w => new[] { (c.OrganisationId, w.OrganisationId), (w.OrganisationId, c.OrganisationId) }))];
}
