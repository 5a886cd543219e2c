using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.Notices;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>Puts a solution before the cities: at first, and again after a repair, where what nobody must decide anew stays decided.</summary>
public sealed class Proposing(AppDb db, Assembling assembling, Clearings clearings, Audit audit, Bell bell, CityBell cities, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task Take(ExchangeRound round, RoundSolution solution, CancellationToken cancel)
    {
        var before = await Before(solution, cancel);
        if (before is not null) { CarryDeclines(before, solution); CarryOver(before, solution); }
        audit.Write(solution.Purpose == ClearingPurpose.Repair ? "audit.round-repaired" : "audit.round-proposed", round.Name, round.Desk, $"{solution.Number}: {solution.Chosen}");
        if (solution.Chosen == 0 && before is null) { await TellSecretariat(round, solution, "notice.round-nothing"); return; }
        round.Propose(solution, Now);
        await TellCities(round, solution, before);
        await TellSecretariat(round, solution, solution.Chosen == 0 ? "notice.round-nothing" : "notice.round-cleared");
        if (await HasChangedMeanwhile(solution, cancel)) await clearings.Ask(round, ClearingPurpose.Repair, repairs: solution.Id);
    }

    private async Task<RoundSolution?> Before(RoundSolution solution, CancellationToken cancel) => solution.RepairsId is not { } id ? null
        : await db.Set<RoundSolution>().Include(s => s.Exchanges).Include(s => s.Answers).AsSplitQuery().SingleAsync(s => s.Id == id, cancel);

    /// <summary>A city whose giving and receiving are the same as before has already said yes to them.</summary>
    private void CarryOver(RoundSolution before, RoundSolution after)
    {
        foreach (var path in after.Paths.ToList())
            foreach (var city in after.Members(path.Key).ToList())
                if (after.Answer(path.Key, city) is null && Accepted(before, city, Part(path, city)) is { } answer)
                    db.Add(new RoundAnswer { SolutionId = after.Id, Path = path.Key, OrganisationId = city, Accepted = true, PersonId = answer.PersonId, ByPass = answer.ByPass, At = answer.At });
    }

    /// <summary>What was declined while the search was on is declined in what it found.</summary>
    private void CarryDeclines(RoundSolution before, RoundSolution after)
    {
        foreach (var answer in before.Answers.Where(a => !a.Accepted))
        {
            var refused = before.Exchanges.Where(e => e.Path == answer.Path && answer.Covers(e)).Select(e => e.Code).ToHashSet();
            foreach (var path in after.Paths.Where(p => p.Any(e => refused.Contains(e.Code))).Select(p => p.Key).ToList())
                db.Add(new RoundAnswer { SolutionId = after.Id, Path = path, OrganisationId = answer.OrganisationId, Declined = answer.Declined, Why = answer.Why, PersonId = answer.PersonId, ByPass = answer.ByPass, At = answer.At });
        }
    }

    private static RoundAnswer? Accepted(RoundSolution before, Guid city, HashSet<string> part) =>
        before.Paths.Where(p => Part(p, city).SetEquals(part)).Select(p => before.Answer(p.Key, city)).FirstOrDefault(a => a is { Accepted: true });

    private static HashSet<string> Part(IEnumerable<RoundExchange> path, Guid city) => [.. path.Where(e => e.GiverId == city || e.ReceiverId == city).Select(e => e.Code)];

    /// <summary>An offer withdrawn, or a city gone, while the search was on.</summary>
    private async Task<bool> HasChangedMeanwhile(RoundSolution solution, CancellationToken cancel)
    {
        List<Guid> records = [.. solution.Exchanges.SelectMany(e => new[] { e.NeedId, e.OfferId }).OfType<Guid>().Distinct()];
        if ((await assembling.Open(records, cancel)).Count < records.Count) return true;
        var cities = solution.Exchanges.SelectMany(e => new[] { e.GiverId, e.ReceiverId }).Distinct().ToList();
        if (await db.Set<RoundParticipant>().CountAsync(p => p.RoundId == solution.RoundId && cities.Contains(p.OrganisationId) && p.LeftAt == null, cancel) < cities.Count) return true;
        return solution.Answers.Exists(a => !a.Accepted);
    }

    private async Task TellCities(ExchangeRound round, RoundSolution solution, RoundSolution? before)
    {
        var now = solution.Exchanges.SelectMany(e => new[] { e.GiverId, e.ReceiverId }).ToHashSet();
        foreach (var city in now.Where(c => !HasAnswered(solution, c)))
            await cities.Ring(round, city, new Told($"round:{solution.Id:N}", before is null ? "notice.round-answer" : "notice.round-changed", $"{round.Address}/mine", round.Name));
        foreach (var city in (before?.Exchanges ?? []).SelectMany(e => new[] { e.GiverId, e.ReceiverId }).Distinct().Where(c => !now.Contains(c)))
            await cities.Ring(round, city, new Told($"round:{solution.Id:N}", "notice.round-out", $"{round.Address}/mine", round.Name));
    }

    private bool HasAnswered(RoundSolution solution, Guid city) =>
        solution.Paths.Where(p => solution.Members(p.Key).Contains(city)).All(p => db.Set<RoundAnswer>().Local.Any(a => a.SolutionId == solution.Id && a.Path == p.Key && a.OrganisationId == city));

    private async Task TellSecretariat(ExchangeRound round, RoundSolution solution, string key)
    {
        foreach (var secretariat in await db.Set<Spine.People.Organisation>().Where(o => o.RunsNode).Select(o => o.Id).ToListAsync())
            await bell.Ring(secretariat, new Told($"round-desk:{solution.Id:N}", key, round.Desk, round.Name));
    }
}
