using Microsoft.EntityFrameworkCore;
using Reciproca.Clearing;
using Reciproca.Kinds.Exchanges;
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
public sealed class Publishing(AppDb db, RecordStore store, Conversations conversations, Starting starting, Assembling assembling, Clearings clearings, Audit audit, TimeProvider clock)
{
    /// <summary>When an exchange begins unless its two sides move it: early enough to keep it going, late enough for visas and interpreters.</summary>
    private const int DaysUntilIt = 90;

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

    /// <summary>An exchange of the round becomes one that both sides keep, with dates and a checklist, and their conversation about the need.</summary>
    private async Task Begin(ExchangeRound round, RoundExchange exchange)
    {
        var (record, offer) = ((await store.Open(exchange.NeedId!.Value))!, (await store.Open(exchange.OfferId!.Value))!);
        // where both sides are on other nodes there is nobody here who could keep it: they hear by letter
        if (exchange is { Giver.Origin: not null, Receiver.Origin: not null }) return;
        exchange.ConversationId = (await conversations.Introduce(record, exchange.GiverId, await Words(round, exchange))).Id;
        exchange.BegunId = (await starting.Enter(Agreed(round, exchange, record, offer))).Id;
        // a need of another node is answered there
        if (record.Origin is not null || await store.Body(record) is not Need need) return;
        need.Converse();
        await store.Enter(record, need);
    }

    private NewExchange Agreed(ExchangeRound round, RoundExchange exchange, Record need, Record offer)
    {
        var (asked, steward) = (need.In(need.SourceLanguage) ?? need.Versions[0], exchange.Receiver.Origin is null ? exchange.ReceiverId : exchange.GiverId);
        return new(steward, [exchange.ReceiverId, exchange.GiverId], asked.Title, asked[NeedKind.Problem], [need, offer])
        {
            From = DateOnly.FromDateTime(RoundTime.Local(Now.AddDays(DaysUntilIt), round.TimeZone)), Language = asked.Language,
        };
    }

    /// <summary>The first words, in the languages of those who read them here.</summary>
    private async Task<string> Words(ExchangeRound round, RoundExchange exchange)
    {
        var (here, elsewhere) = (new[] { exchange.Receiver, exchange.Giver }.Where(o => o.Origin is null).ToList(), new[] { exchange.Receiver, exchange.Giver }.FirstOrDefault(o => o.Origin is not null));
        var languages = new List<string>();
        foreach (var organisation in here) languages.Add(await LanguageOf(organisation.Id));
        return string.Join("\n\n", languages.Distinct().Select(l => new Texts(l)).SelectMany(t => new[]
        {
            t["round.first-words", round.Name, exchange.Giver.Name, exchange.Receiver.Name], elsewhere is null ? null : t["round.first-words.elsewhere", elsewhere.Name],
        }.OfType<string>()));
    }

    private async Task<string> LanguageOf(Guid organisation) => await db.Users.Where(p => p.Memberships.Any(m => m.OrganisationId == organisation))
        .GroupBy(p => p.Language).OrderByDescending(g => g.Count()).Select(g => g.Key).FirstOrDefaultAsync() ?? "en";

    private async Task<bool> Committed()
    {
        try { await db.SaveChangesAsync(); return true; }
        catch (DbUpdateException) { return false; }
    }
}
