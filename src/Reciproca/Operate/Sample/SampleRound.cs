using Microsoft.EntityFrameworkCore;
using Reciproca.Across.Rounds;
using Reciproca.Clearing;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Operate.Sample;

/// <summary>A published round of the cities that do not exist, cleared by the same search as any other, so that a newcomer sees what a round comes to.</summary>
public sealed class SampleRound(AppDb db, Assembling assembling, Publishing publishing, Visitor visitor, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task Load()
    {
        await SpeakAsSecretariat();
        var round = new ExchangeRound
        {
            Id = Guid.CreateVersion7(Now), ShortId = ShortId.Next(), Name = "Sample round: two shores", Language = "en", Sample = true, TimeZone = "Asia/Jakarta", Floor = 28, PreferenceCost = 0,
            About = "Made up to show what an exchange round comes to: the sample cities give and receive across the Pacific.", CreatedAt = Now.AddDays(-60), EntriesUntil = RoundTime.EndOfDay(Now.AddDays(-21), "Asia/Jakarta"),
        };
        round.Announce(Now.AddDays(-50));
        foreach (var city in await Cities()) Enter(round, city);
        var solution = new RoundSolution
        {
            Id = Guid.CreateVersion7(Now), RoundId = round.Id, Number = 1, Purpose = ClearingPurpose.Proposal, LongestCycle = round.LongestCycle, LongestChain = round.LongestChain, Objective = round.Objective,
            Floor = round.Floor, AskedAt = Now.AddDays(-20), StartedAt = Now.AddDays(-20), EndedAt = Now.AddDays(-20), End = ClearingEnd.Done,
        };
        db.AddRange(round, solution);
        await db.SaveChangesAsync();
        await Clear(round, solution);
    }

    private async Task Clear(ExchangeRound round, RoundSolution solution)
    {
        var problem = await assembling.Of(round, solution, Now, default);
        solution.Candidates = problem.Round.Exchanges.Count;
        SolutionFilling.Fill(solution, problem, RoundSolver.Clear(problem.Round, problem.Options), db);
        round.Propose(solution, Now.AddDays(-20));
        foreach (var path in solution.Paths.ToList())
            foreach (var city in solution.Members(path.Key).ToList()) db.Add(new RoundAnswer { SolutionId = solution.Id, Path = path.Key, OrganisationId = city, Accepted = true, At = Now.AddDays(-10) });
        await db.SaveChangesAsync();
        if (await publishing.Publish(round) is { } refusal) throw new InvalidOperationException($"The sample round was not published: {refusal}");
    }

    private async Task SpeakAsSecretariat()
    {
        var secretary = await db.Set<Membership>().Include(m => m.Organisation).Include(m => m.Person).FirstAsync(m => m.Organisation.RunsNode);
        visitor.SignIn(secretary.PersonId, secretary.Person.Name, [new Belonging(secretary.OrganisationId, secretary.Organisation.Name, secretary.Organisation.ShortId, secretary.Role, true, true)]);
    }

    private async Task<IEnumerable<IGrouping<Guid, Record>>> Cities() =>
        (await db.Set<Record>().Where(r => r.Steward.Sample && (r.Kind == "need" || r.Kind == "offer") && r.Stage == Stage.Published).OrderBy(r => r.CreatedAt).ThenBy(r => r.Id).ToListAsync())
        .GroupBy(r => r.StewardId).Where(g => g.Select(r => r.Kind).Distinct().Count() == 2);

    private void Enter(ExchangeRound round, IGrouping<Guid, Record> city)
    {
        var participant = new RoundParticipant { Id = Guid.CreateVersion7(Now), RoundId = round.Id, OrganisationId = city.Key };
        participant.Enter(2, 2, Now.AddDays(-30));
        participant.Entries.AddRange(city.Select(r => new RoundEntry { ParticipantId = participant.Id, RecordId = r.Id, At = Now.AddDays(-30) }));
        db.Add(participant);
    }
}
