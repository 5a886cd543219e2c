using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>Every hour: who has days left to enter or to answer is reminded; whose days are over has declined, and the round is mended around it.</summary>
public sealed class RemindOfRounds(AppDb db, RoundCircle circle, Responding responding, Clearings clearings, Bell bell, CityBell cities, TimeProvider clock) : IReaction<Tick>
{
    private static readonly int[] DaysBefore = [3, 1];

    public async Task React(Tick tick, CancellationToken cancel)
    {
        // a node that stood still wakes with an old tick: what counts is what time it is
        var now = clock.GetUtcNow().UtcDateTime;
        var open = await db.Set<ExchangeRound>().Where(r => r.State == RoundState.Announced || r.State == RoundState.Answering).ToListAsync(cancel);
        foreach (var round in open)
            if (round.State == RoundState.Announced) await Entries(round, now, cancel);
            else await Answers(round, now, cancel);
    }

    private async Task Entries(ExchangeRound round, DateTime now, CancellationToken cancel)
    {
        if (now >= round.EntriesUntil) { await TellSecretariat(round, $"round-closed:{round.Id:N}", "notice.round-closed", cancel); return; }
        if (Due(round.EntriesUntil, now) is not { } days) return;
        var entered = await db.Set<RoundParticipant>().Where(p => p.RoundId == round.Id && p.EnteredAt != null).Select(p => p.OrganisationId).ToListAsync(cancel);
        foreach (var city in (await circle.MayEnter(round, cancel)).Except(entered))
            await cities.Ring(round, city, new Told($"round-enter-{days}:{round.Id:N}", "notice.round-enter-soon", $"{round.Address}/enter", round.Name, Day(round.EntriesUntil, round)));
    }

    private async Task Answers(ExchangeRound round, DateTime now, CancellationToken cancel)
    {
        if (round.AnswersUntil is not { } until || await clearings.IsDeciding(round.Id)) return;
        var solution = await db.Set<RoundSolution>().Include(s => s.Exchanges).Include(s => s.Answers).AsSplitQuery().SingleAsync(s => s.Id == round.SolutionId, cancel);
        if (now > until)
        {
            if (solution.IsAccepted) await TellSecretariat(round, $"round-accepted:{solution.Id:N}", "notice.round-accepted", cancel);
            else if (solution.Chosen > 0) await responding.TimeIsUp(round, solution);
            return;
        }
        if (Due(until, now) is not { } days) return;
        foreach (var city in solution.Paths.SelectMany(p => solution.Members(p.Key).Where(c => solution.Answer(p.Key, c) is null)).Distinct())
            await cities.Ring(round, city, new Told($"round-answer-{days}:{solution.Id:N}", "notice.round-answer-soon", $"{round.Address}/mine", round.Name, Day(until, round)));
    }

    /// <summary>The nearest reminder whose day has come.</summary>
    private static int? Due(DateTime until, DateTime now) => DaysBefore.Where(d => now >= until.AddDays(-d)).Cast<int?>().LastOrDefault();

    private static string Day(DateTime until, ExchangeRound round) => RoundTime.Local(until, round.TimeZone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture) + $" ({round.TimeZone})";

    private async Task TellSecretariat(ExchangeRound round, string cause, string key, CancellationToken cancel)
    {
        foreach (var secretariat in await db.Set<Organisation>().Where(o => o.RunsNode).Select(o => o.Id).ToListAsync(cancel))
            await bell.Ring(secretariat, new Told(cause, key, round.Desk, round.Name));
    }
}
