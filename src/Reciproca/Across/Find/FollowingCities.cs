using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Incoming;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Across.Find;

/// <summary>
/// A person follows a city by keeping the search for what is by it. Where it is of another node, the person's organisation also follows it there,
/// so that the city sees who is interested and its records come even if the two nodes exchange nothing else.
/// </summary>
public sealed class FollowingCities(AppDb db, Visitor visitor, Addresses addresses, RemoteActors actors, Dispatching dispatching, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public static string SearchFor(string shortId) => $"/search?by={shortId}";

    /// <summary>The one city that a search is about and nothing else; null for any other search.</summary>
    public static string? CityOf(SearchAddress search) =>
        search is { Path: "/search", Text: "" } && search.Filters.Count == 1 && search.Filters.TryGetValue("by", out var by) && by is [var city] ? city : null;

    /// <summary>Within the unit of work of whoever keeps the search.</summary>
    public async Task Begin(string city, CancellationToken cancel)
    {
        if (visitor.ActingFor is not { } acting || await Remote(city, cancel) is not { Uri: { } uri } followed) return;
        if (await db.Set<CityFollow>().AnyAsync(f => f.OrganisationId == acting.OrganisationId && f.FollowedId == followed.Id, cancel)) return;
        if (await actors.Find(uri, cancel) is not { } actor || await Ours(acting.OrganisationId, cancel) is not { } me) return;
        var follow = new CityFollow { Id = Guid.CreateVersion7(Now), OrganisationId = acting.OrganisationId, FollowedId = followed.Id, At = Now };
        follow.Follow = $"{me}#follow-{follow.Id:N}";
        db.Add(follow);
        dispatching.Send(actor.Inbox, acting.OrganisationId, follow.Follow, Activities.To("Follow", follow.Follow, me, uri, uri).WithContext().ToBytes());
    }

    /// <summary>The last of an organisation's people to let go takes the organisation's follow back.</summary>
    public async Task End(string city, CancellationToken cancel)
    {
        if (visitor.ActingFor is not { } acting || await Remote(city, cancel) is not { Uri: { } uri } followed) return;
        var (search, me) = (SearchFor(city), visitor.PersonId);
        if (await db.Set<SavedSearch>().AnyAsync(s => s.Address == search && s.PersonId != me && db.Set<Membership>().Any(m => m.PersonId == s.PersonId && m.OrganisationId == acting.OrganisationId), cancel)) return;
        if (await db.Set<CityFollow>().SingleOrDefaultAsync(f => f.OrganisationId == acting.OrganisationId && f.FollowedId == followed.Id, cancel) is not { } follow) return;
        db.Remove(follow);
        if (await actors.Find(uri, cancel) is not { } actor || await Ours(acting.OrganisationId, cancel) is not { } self) return;
        var undo = Activities.To("Undo", follow.Follow + "-undo", self, uri, new JsonObject { ["id"] = follow.Follow, ["type"] = "Follow", ["actor"] = self, ["object"] = uri });
        dispatching.Send(actor.Inbox, acting.OrganisationId, follow.Follow + "-undo", undo.WithContext().ToBytes());
    }

    public Task<List<CityFollow>> Of(Guid organisation) => db.Set<CityFollow>().AsNoTracking().Where(f => f.OrganisationId == organisation).ToListAsync();

    private Task<Organisation?> Remote(string city, CancellationToken cancel) => db.Set<Organisation>().SingleOrDefaultAsync(o => o.ShortId == city && o.Origin != null, cancel);

    /// <summary>Our actor; one that is not verified has none.</summary>
    private async Task<string?> Ours(Guid organisation, CancellationToken cancel) =>
        await db.Set<Organisation>().Where(o => o.Id == organisation && o.VerifiedAt != null).Select(o => o.ShortId).SingleOrDefaultAsync(cancel) is { } shortId ? addresses.Actor(shortId) : null;
}

/// <summary>The followed city's node has answered our Follow.</summary>
public sealed class NoteFollowAnswer(AppDb db, TimeProvider clock) : IReaction<AgreementAnswered>
{
    public async Task React(AgreementAnswered answered, CancellationToken cancel)
    {
        var follow = await db.Set<CityFollow>().SingleOrDefaultAsync(f => f.Follow == answered.Offer && db.Set<Organisation>().Any(o => o.Id == f.FollowedId && o.Uri == answered.Actor), cancel);
        if (follow is null) return;
        DateTime? now = clock.GetUtcNow().UtcDateTime;
        (follow.AcceptedAt, follow.RefusedAt) = answered.Accepted ? (now, null) : (follow.AcceptedAt, now);
    }
}
