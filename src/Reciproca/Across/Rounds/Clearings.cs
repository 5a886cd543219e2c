using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>Asks for clearings. Nothing is written until the caller saves.</summary>
public sealed class Clearings(AppDb db, Visitor visitor, TimeProvider clock)
{
    /// <summary>Longer than any search may take: whoever was at work on it has died.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<RoundSolution> Ask(ExchangeRound round, ClearingPurpose purpose, RoundVariant? variant = null, Guid? repairs = null)
    {
        var rules = variant ?? RoundVariant.Of(round);
        var solution = new RoundSolution
        {
            Id = Guid.CreateVersion7(Now), RoundId = round.Id, Purpose = purpose, AskedById = visitor.PersonId, AskedAt = Now, RepairsId = repairs,
            Number = (await db.Set<RoundSolution>().Where(s => s.RoundId == round.Id).MaxAsync(s => (int?)s.Number) ?? 0) + 1,
            LongestCycle = rules.LongestCycle, LongestChain = rules.LongestChain, Objective = rules.Objective, Floor = rules.Floor,
        };
        db.Add(solution);
        // a round's clearings are done one after the other
        Outbox.Add(db, new ClearingAsked(solution.Id), round.Id.ToString(), Now);
        return solution;
    }

    /// <summary>A repair, unless one is already waiting to begin: that one will see everything that was declined until then.</summary>
    public async Task Repair(ExchangeRound round)
    {
        if (round.SolutionId is { } current && !await IsDeciding(round.Id) && await db.Set<RoundSolution>().AnyAsync(s => s.Id == current && s.Certificate != null)) await Ask(round, ClearingPurpose.Repair, repairs: current);
    }

    /// <summary>Stops a search. One that nobody is at work on is ended here; one that is at work hears of it within a second.</summary>
    public void Stop(RoundSolution solution)
    {
        if (solution.EndedAt is not null) return;
        solution.CancelAskedAt = Now;
        if (solution.StartedAt is null || Now - solution.StartedAt > Longest) (solution.End, solution.EndedAt) = (ClearingEnd.Cancelled, Now);
    }

    /// <summary>Whether a clearing is at work that will decide about the round.</summary>
    public async Task<bool> IsDeciding(Guid round) =>
        db.Set<RoundSolution>().Local.Any(s => s.RoundId == round && s is { EndedAt: null, Purpose: ClearingPurpose.Proposal or ClearingPurpose.Repair })
        || await db.Set<RoundSolution>().AnyAsync(s => s.RoundId == round && s.EndedAt == null && (s.Purpose == ClearingPurpose.Proposal || s.Purpose == ClearingPurpose.Repair));
}

/// <summary>Rules that a preview may vary.</summary>
public sealed record RoundVariant(int LongestCycle, int LongestChain, Clearing.Objective Objective, int Floor)
{
    public static RoundVariant Of(ExchangeRound round) => new(round.LongestCycle, round.LongestChain, round.Objective, round.Floor);
}
