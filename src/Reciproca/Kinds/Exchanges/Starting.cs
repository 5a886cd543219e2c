using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Exchanges;

/// <summary>Begins an exchange between organisations of this node: from an accepted answer, an offer, a round, or from nothing but a title.</summary>
public sealed class Starting(AppDb db, RecordStore store, Visitor visitor)
{
    /// <param name="begin">Who takes part, what about, and where it comes from.</param>
    public async Task<Record> Begin(NewExchange begin)
    {
        var (record, exchange) = Make(begin);
        await store.Save(record, exchange);
        return record;
    }

    /// <summary>The same without committing, for a round that begins all its exchanges in one commit.</summary>
    public async Task<Record> Enter(NewExchange begin)
    {
        var (record, exchange) = Make(begin);
        await store.Enter(record, exchange);
        return record;
    }

    private (Record, Exchange) Make(NewExchange begin)
    {
        var exchange = new Exchange { StartsOn = begin.From, EndsOn = begin.To };
        var language = begin.Language ?? visitor.Language;
        var record = store.Start(ExchangeKind.Kind, begin.Steward, language, exchange);
        exchange.Prepare(Guid.CreateVersion7);
        var version = record.Write(language);
        (version.Title, version["request"], version.At) = (begin.Title, begin.Request, store.Now);
        foreach (var scheme in ExchangeKind.Kind.Schemes) record.Tag(scheme, begin.GrewOutOf.SelectMany(r => r.Codes(scheme)));
        foreach (var other in begin.Others) record.LetIn(other, store.Now);
        foreach (var origin in begin.GrewOutOf.DistinctBy(r => r.Id)) store.Link(record, origin.Id, LinkType.GrewOutOf);
        Outbox.Add(db, new ExchangeMoved(record.Id, Guid.CreateVersion7(), "begun", visitor.PersonId, [visitor.ActingFor?.Organisation ?? ""]), record.Id.ToString(), store.Now);
        return (record, exchange);
    }

    /// <summary>An exchange that grew out of a record and that this organisation takes part in; null when there is none yet.</summary>
    public Task<Record?> Of(Guid origin, Guid organisation) => (from link in db.Set<RecordLink>().AsNoTracking()
                                                                where link.ToId == origin && link.Type == LinkType.GrewOutOf && link.From.Kind == "exchange"
                                                                      && (link.From.StewardId == organisation || link.From.Parties.Any(p => p.OrganisationId == organisation))
                                                                orderby link.At descending
                                                                select link.From).FirstOrDefaultAsync();
}

/// <summary>An exchange that is to begin.</summary>
/// <param name="Steward">Who answers for it; one of those who take part.</param>
/// <param name="Others">Who takes part besides.</param>
/// <param name="GrewOutOf">The need, the offer, the practice that it comes from; topics and formats are taken over.</param>
public sealed record NewExchange(Guid Steward, IEnumerable<Guid> Others, string Title, string Request, IReadOnlyList<Record> GrewOutOf)
{
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>Of title and request; the visitor's where it is not said.</summary>
    public string? Language { get; init; }
}

/// <summary>Something happened that those who take part should know: the end of the text key "notice.exchange.{what}".</summary>
public sealed record ExchangeMoved(Guid ExchangeId, Guid Cause, string What, Guid? Except, string[] Values);
