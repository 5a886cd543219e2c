using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>What came of an answer, for the page that gave it.</summary>
public enum Response { Taken, TooLate, NotYours }

/// <summary>A city accepts or declines its part. A decline asks for a repair in the same commit.</summary>
public sealed class Responding(AppDb db, Clearings clearings, Audit audit, Visitor visitor, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<Response> Answer(ExchangeRound round, int solutionNumber, int path, Guid organisation, Declined? declined, string why, bool byPass = false)
    {
        var solution = await db.Set<RoundSolution>().Include(s => s.Exchanges).Include(s => s.Answers).AsSplitQuery().SingleOrDefaultAsync(s => s.RoundId == round.Id && s.Number == solutionNumber);
        if (round.State != RoundState.Answering || solution is null || solution.Id != round.SolutionId || Now > round.AnswersUntil) return Response.TooLate;
        if (!solution.Members(path).Contains(organisation)) return Response.NotYours;
        await Put(round, solution, path, organisation, declined, why, visitor.PersonId, byPass);
        // who publishes, leaves or repairs at this moment counts versions too: one of us is told to look again
        round.Version++;
        try { await db.SaveChangesAsync(); }
        catch (DbUpdateException) { return Response.TooLate; }
        return Response.Taken;
    }

    /// <summary>Time is up: who has not answered has declined.</summary>
    public async Task TimeIsUp(ExchangeRound round, RoundSolution solution)
    {
        foreach (var path in solution.Paths.Select(p => p.Key).ToList())
            foreach (var city in solution.Members(path).Where(c => solution.Answer(path, c) is null).ToList())
                await Put(round, solution, path, city, Declined.Both, "", null);
    }

    private async Task Put(ExchangeRound round, RoundSolution solution, int path, Guid organisation, Declined? declined, string why, Guid? person, bool byPass = false)
    {
        var answer = solution.Answer(path, organisation);
        if (answer is null) db.Add(answer = new RoundAnswer { SolutionId = solution.Id, Path = path, OrganisationId = organisation });
        (answer.Accepted, answer.Declined, answer.Why, answer.PersonId, answer.ByPass, answer.At) = (declined is null, declined, why.Length > 0 ? why : null, person, byPass, Now);
        var city = await db.Set<Organisation>().Where(o => o.Id == organisation).Select(o => o.Name).SingleAsync();
        audit.Write(declined is null ? "audit.round-accepted" : answer.IsSilence ? "audit.round-silent" : "audit.round-declined", round.Name, round.Address, $"{city} {why}".Trim());
        if (declined is not null) await clearings.Repair(round);
    }
}
