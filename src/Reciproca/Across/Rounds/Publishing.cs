using Microsoft.EntityFrameworkCore;
using Reciproca.Clearing;
using Reciproca.Kinds.Needs;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.Records;
using Reciproca.Spine.Texts;
using Reciproca.Storage;

namespace Reciproca.Across.Rounds;

/// <summary>Committed with a published round; its cities are told.</summary>
public sealed record RoundPublished(Guid RoundId);

/// <summary>Publishes a round: all of it in one commit, or nothing. Answers with the text key of a refusal, or null when it is done.</summary>
public sealed class Publishing(AppDb db, RecordStore store, Conversations conversations, Assembling assembling, Clearings clearings, Audit audit, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<string?> Publish(ExchangeRound round)
    {
        var solution = await db.Set<RoundSolution>().Include(s => s.Exchanges).ThenInclude(e => e.Giver).Include(s => s.Exchanges).ThenInclude(e => e.Receiver).Include(s => s.Answers)
            .AsSplitQuery().SingleOrDefaultAsync(s => s.Id == round.SolutionId);
        if (await Refusal(round, solution) is { } refusal) return refusal;
        foreach (var exchange in solution!.Exchanges) await Begin(round, exchange);
        round.Publish(Now);
        audit.Write("audit.round-published", round.Name, round.Address, $"{solution.Chosen}");
        Outbox.Add(db, new RoundPublished(round.Id), round.Id.ToString(), Now);
        return await Committed() ? null : "round.changed-meanwhile";
    }

    private async Task<string?> Refusal(ExchangeRound round, RoundSolution? solution)
    {
        if (round.State != RoundState.Answering || solution is null) return "round.changed-meanwhile";
        if (await clearings.IsDeciding(round.Id)) return "round.publish.at-work";
        if (!solution.IsAccepted) return "round.publish.open";
        if (!Certificate.Read(new MemoryStream(solution.Certificate!)).Verify().Holds) return "round.publish.certificate";
        List<Guid> records = [.. solution.Exchanges.SelectMany(e => new[] { e.NeedId, e.OfferId }).OfType<Guid>().Distinct()];
        if (solution.Exchanges.TrueForAll(e => e.NeedId is not null && e.OfferId is not null) && (await assembling.Open(records, default)).Count == records.Count) return null;
        await clearings.Repair(round);
        await Committed();
        return "round.publish.withdrawn";
    }

    /// <summary>The exchange becomes a conversation of its two sides about the need, with steps and days.</summary>
    private async Task Begin(ExchangeRound round, RoundExchange exchange)
    {
        var record = (await store.Open(exchange.NeedId!.Value))!;
        var need = (Need)await store.Body(record);
        var conversation = await conversations.Introduce(record, exchange.GiverId, await Words(round, exchange));
        exchange.ConversationId = conversation.Id;
        foreach (var (kind, days) in ExchangeSteps.Days) db.Add(new ExchangeStep { ExchangeId = exchange.Id, Kind = kind, DueOn = DateOnly.FromDateTime(RoundTime.Local(Now.AddDays(days), round.TimeZone)) });
        need.Converse();
        await store.Enter(record, need);
    }

    /// <summary>The first words, in the languages of both sides.</summary>
    private async Task<string> Words(ExchangeRound round, RoundExchange exchange)
    {
        var languages = new[] { await LanguageOf(exchange.ReceiverId), await LanguageOf(exchange.GiverId) }.Distinct();
        return string.Join("\n\n", languages.Select(l => new Texts(l)["round.first-words", round.Name, exchange.Giver.Name, exchange.Receiver.Name]));
    }

    private async Task<string> LanguageOf(Guid organisation) => await db.Users.Where(p => p.Memberships.Any(m => m.OrganisationId == organisation))
        .GroupBy(p => p.Language).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefaultAsync() ?? "en";

    private async Task<bool> Committed()
    {
        try { await db.SaveChangesAsync(); return true; }
        catch (DbUpdateException) { return false; }
    }
}

/// <summary>The steps of every exchange, and on which day after publishing each is due.</summary>
public static class ExchangeSteps
{
    public static readonly IReadOnlyList<(StepKind Kind, int Days)> Days =
        [(StepKind.FirstCall, 14), (StepKind.Scope, 42), (StepKind.Agreement, 90), (StepKind.Exchange, 180), (StepKind.Outcome, 270)];
}
