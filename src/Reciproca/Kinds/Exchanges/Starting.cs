using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Kinds.Exchanges;

/// <summary>Begins an exchange between organisations of this node: from an accepted answer, an offer, a round, or from nothing but a title.</summary>
public sealed class Starting(AppDb db, RecordStore store, Visitor visitor)
{
    /// <param name="steward">Who answers for it; one of those who take part.</param>
    /// <param name="others">Who takes part besides.</param>
    /// <param name="grewOutOf">The need, the offer, the practice that it comes from; topics and formats are taken over.</param>
    public async Task<Record> Begin(Guid steward, IEnumerable<Guid> others, string title, string request, IReadOnlyList<Record> grewOutOf, DateOnly? from = null, DateOnly? to = null)
    {
        var exchange = new Exchange { StartsOn = from, EndsOn = to };
        var language = visitor.Language;
        var record = store.Start(ExchangeKind.Kind, steward, language, exchange);
        exchange.Prepare(Guid.CreateVersion7);
        var version = record.Write(language);
        (version.Title, version["request"], version.At) = (title, request, store.Now);
        foreach (var scheme in ExchangeKind.Kind.Schemes) record.Tag(scheme, grewOutOf.SelectMany(r => r.Codes(scheme)));
        foreach (var other in others) record.LetIn(other, store.Now);
        foreach (var origin in grewOutOf.DistinctBy(r => r.Id)) store.Link(record, origin.Id, LinkType.GrewOutOf);
        Outbox.Add(db, new ExchangeMoved(record.Id, Guid.CreateVersion7(), "begun", visitor.PersonId, [visitor.ActingFor?.Organisation ?? ""]), record.Id.ToString(), store.Now);
        await store.Save(record, exchange);
        return record;
    }

    /// <summary>An exchange that grew out of a record and that this organisation takes part in; null when there is none yet.</summary>
    public Task<Record?> Of(Guid origin, Guid organisation) => (from link in db.Set<RecordLink>().AsNoTracking()
                                                               where link.ToId == origin && link.Type == LinkType.GrewOutOf && link.From.Kind == "exchange"
                                                                     && (link.From.StewardId == organisation || link.From.Parties.Any(p => p.OrganisationId == organisation))
                                                               orderby link.At descending
                                                               select link.From).FirstOrDefaultAsync();
}

/// <summary>Something happened that those who take part should know: the end of the text key "notice.exchange.{what}".</summary>
public sealed record ExchangeMoved(Guid ExchangeId, Guid Cause, string What, Guid? Except, string[] Values);
