using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Together;

/// <summary>
/// What one of ours does with a record of another node: it joins, declines, acts or leaves. Everything is said to the record's home alone, which does
/// it or says why not; the copy here changes when that node has told us.
/// </summary>
public sealed class TakingPart(AppDb db, Speaking speaking, RemoteAgreements agreements, Visitor visitor, Addresses addresses, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>How the organisation takes part that the visitor speaks for; null where it does not.</summary>
    public async Task<Participation?> Of(Record copy, Role role = Role.Author)
    {
        if (copy.Origin is null) return null;
        var mine = visitor.Memberships.Where(m => m.Role >= role).Select(m => m.OrganisationId).ToList();
        var all = await db.Set<Participation>().Include(p => p.Organisation).Where(p => p.RecordId == copy.Id && mine.Contains(p.OrganisationId)).ToListAsync();
        return all.OrderByDescending(p => p.OrganisationId == visitor.ActingFor?.OrganisationId).ThenByDescending(p => p.IsOpen).FirstOrDefault();
    }

    public async Task<string?> Join(Record copy)
    {
        if (await Of(copy) is not { State: ParticipationState.Offered } own) return "together.answered-already";
        var key = Guid.CreateVersion7(Now);
        own.Answer(ParticipationState.Joined, null, Now);
        own.Agreement = agreements.AgreementOf(own.Organisation, key);
        if (!await agreements.Accept(own.Offer, own.Organisation, copy.Steward, copy, key, default)) return "together.not-now";
        await db.SaveChangesAsync();
        return null;
    }

    public async Task<string?> Decline(Record copy, string reason)
    {
        if (await Of(copy) is not { State: ParticipationState.Offered } own) return "together.answered-already";
        own.Answer(ParticipationState.Declined, reason, Now);
        if (!await agreements.Reject(own.Offer, own.Organisation, copy.Steward, reason, own.Id, default)) return "together.not-now";
        await Close(copy, own);
        return null;
    }

    public async Task<string?> Leave(Record copy, string reason)
    {
        if (await Of(copy) is not { State: ParticipationState.Joined, Agreement: { } agreement } own) return "together.not-joined";
        own.Answer(ParticipationState.Closed, reason, Now);
        var accept = new JsonObject { ["id"] = agreement, ["type"] = "Agreement" };
        await speaking.Say("Undo", $"{agreement}-undone", own.Organisation, copy.Steward, accept, reason, default);
        await Close(copy, own);
        return null;
    }

    /// <param name="role">What one must be to do it.</param>
    /// <returns>A text key that says why not; null when it is on its way.</returns>
    public async Task<string?> Do(Record copy, string what, object values, Role role = Role.Author)
    {
        if (await Of(copy, role) is not { State: ParticipationState.Joined } own) return "together.not-joined";
        var (key, actor) = (Guid.CreateVersion7(Now), addresses.Actor(own.Organisation.ShortId));
        var id = $"{actor}#act-{key:N}";
        var act = new JsonObject
        {
            ["id"] = id, ["type"] = "rcp:Act", ["attributedTo"] = actor, ["to"] = new JsonArray(copy.Steward.Uri), ["context"] = copy.Uri, ["rcp:what"] = what, ["rcp:person"] = visitor.Name,
            ["rcp:values"] = JsonSerializer.Serialize(values, JsonSerializerOptions.Web),
        };
        db.Add(new SentAct { Id = key, RecordId = copy.Id, OrganisationId = own.OrganisationId, PersonId = visitor.PersonId, What = what, At = Now });
        await speaking.Say("Create", id + "-create", own.Organisation, copy.Steward, act, "", default);
        await db.SaveChangesAsync();
        return null;
    }

    /// <summary>It goes on reading what it took part in.</summary>
    private async Task Close(Record copy, Participation own)
    {
        if (await db.Set<RecordParty>().SingleOrDefaultAsync(p => p.RecordId == copy.Id && p.OrganisationId == own.OrganisationId) is { } party) party.LeftAt = Now;
        await db.SaveChangesAsync();
    }
}
