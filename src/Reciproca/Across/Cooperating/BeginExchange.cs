using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Exchanges;
using Reciproca.Kinds.Needs;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Across.Cooperating;

/// <summary>With whom an exchange can be begun on a need or an offer: an accepted answer, or someone who talks with the steward of the offer.</summary>
public sealed record Beginning(Guid Record, IReadOnlyList<BeginWith> With, string? Already);

public sealed record BeginWith(Guid Organisation, string Name);

public sealed class Beginnings(AppDb db, Starting starting, Visitor visitor)
{
    public async Task<Beginning?> Of(Record record)
    {
        if (visitor.ActingFor is not { Role: >= Role.Author } acting) return null;
        var with = record.Kind switch
        {
            "need" => await Answered(record, acting.OrganisationId),
            "offer" when acting.OrganisationId == record.StewardId => await Talking(record),
            _ => [],
        };
        if (with.Count == 0) return null;
        return new Beginning(record.Id, with, await starting.Of(record.Id, acting.OrganisationId) is { } already ? ExchangeKind.Kind.Address(already) : null);
    }

    /// <summary>The city that asked sees those whose answer it has accepted; one whose answer was accepted sees the city that asked.</summary>
    private async Task<IReadOnlyList<BeginWith>> Answered(Record need, Guid acting)
    {
        var accepted = db.Set<NeedAnswer>().AsNoTracking().Where(a => a.NeedId == need.Id && a.AcceptedAt != null);
        if (acting == need.StewardId) return await accepted.OrderBy(a => a.AcceptedAt).Select(a => new BeginWith(a.OrganisationId, a.Organisation.Name)).Distinct().ToListAsync();
        return await accepted.AnyAsync(a => a.OrganisationId == acting) ? [new BeginWith(need.StewardId, need.Steward.Name)] : [];
    }

    private async Task<IReadOnlyList<BeginWith>> Talking(Record offer) =>
        await db.Set<Conversation>().AsNoTracking().Where(c => c.RecordId == offer.Id && c.HostId == offer.StewardId).OrderByDescending(c => c.LastAt).Take(10).Select(c => new BeginWith(c.GuestId, c.Guest.Name)).ToListAsync();
}

/// <summary>On the page of a need or an offer: <c>&lt;slot name="BeginExchange" record="…" /&gt;</c>.</summary>
public sealed class BeginExchangeViewComponent(AppDb db, Beginnings beginnings) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(Guid record) =>
        await db.Set<Record>().AsNoTracking().Include(r => r.Steward).SingleOrDefaultAsync(r => r.Id == record) is { } found && await beginnings.Of(found) is { } beginning
            ? View("/Across/Cooperating/BeginExchange.cshtml", beginning) : Content("");
}
