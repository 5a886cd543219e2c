using Microsoft.EntityFrameworkCore;
using Reciproca.Clearing;
using Reciproca.Spine.Messages;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>Someone wants a round cleared. Killed at any point, its lease runs out and it begins anew.</summary>
public sealed record ClearingAsked(Guid SolutionId);

/// <summary>
/// Clears a round in the background. What was found, what the round becomes of it and whom to tell is one commit with the message's end.
/// </summary>
public sealed class ClearRound(AppDb db, Assembling assembling, Repairing repairing, Proposing proposing, ClearingWatch watch, TimeProvider clock) : IReaction<ClearingAsked>
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task React(ClearingAsked asked, CancellationToken cancel)
    {
        var solution = await db.Set<RoundSolution>().SingleOrDefaultAsync(s => s.Id == asked.SolutionId, cancel);
        if (solution is not { EndedAt: null }) return;
        var round = await db.Set<ExchangeRound>().Include(r => r.Quotas).SingleAsync(r => r.Id == solution.RoundId, cancel);
        if (round.IsOver || solution.CancelAskedAt is not null) { Ended(solution, ClearingEnd.Cancelled); return; }
        await watch.Begins(solution.Id, cancel);
        try { await Clear(round, solution, cancel); }
        catch (RoundFaultException wrong) { Faulty(solution, wrong.Faults[0]); }
        if (solution is not { Purpose: ClearingPurpose.Proposal or ClearingPurpose.Repair, End: ClearingEnd.Done or ClearingEnd.Nothing }) return;
        // cities answer and people leave while the search is on
        await db.Entry(round).ReloadAsync(cancel);
        if (!round.IsOver) await proposing.Take(round, solution, cancel);
    }

    private async Task Clear(ExchangeRound round, RoundSolution solution, CancellationToken cancel)
    {
        solution.StartedAt = Now;
        var problem = solution.Purpose == ClearingPurpose.Repair ? await repairing.Of(round, solution, cancel) : await assembling.Of(round, solution, Now, cancel);
        solution.Candidates = problem.Round.Exchanges.Count;
        await using var watched = watch.Over(solution.Id, cancel);
        var outcome = await Task.Run(() => RoundSolver.Clear(problem.Round, problem.Options, watched, clock, watched.Stop), cancel);
        cancel.ThrowIfCancellationRequested();
        if (outcome.Status == ClearingStatus.Cancelled) { Ended(solution, ClearingEnd.Cancelled); return; }
        SolutionFilling.Fill(solution, problem, outcome, db);
        Ended(solution, solution.Chosen > 0 ? ClearingEnd.Done : ClearingEnd.Nothing);
    }

    private void Faulty(RoundSolution solution, RoundFault fault)
    {
        if (fault.Kind == RoundFaultKind.NothingToExchange) { Ended(solution, ClearingEnd.Nothing); return; }
        (solution.Fault, solution.FaultSubject) = ($"round.fault.{fault.Kind.ToString().ToLowerInvariant()}", fault.Subject);
        Ended(solution, ClearingEnd.Fault);
    }

    private void Ended(RoundSolution solution, ClearingEnd end) => (solution.End, solution.EndedAt, solution.Stage) = (end, Now, null);
}
