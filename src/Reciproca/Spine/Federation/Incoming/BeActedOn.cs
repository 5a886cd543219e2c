using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Incoming;

/// <summary>Create of an Act: a party of another node does something to a record of ours. It is done as that party may do it, or refused with the reason.</summary>
public sealed class BeActedOn(AppDb db, IEnumerable<ITogether> together, Speaking speaking, Addresses addresses)
{
    private const int LongestId = 400, LongestWhat = 40, LongestName = 200, LongestValues = 200_000;

    public async Task<string?> Take(Arrived arrived, LdNode thing, CancellationToken cancel)
    {
        if (thing.Id is not { Length: <= LongestId } id || !Origins.Same(id, arrived.Actor) || thing.Reference(As.AttributedTo) != arrived.Actor) return "of another actor";
        if (thing.Text(Rcp.What) is not { Length: > 0 and <= LongestWhat } what || Values(thing) is not { } values) return "no act";
        if (thing.Reference(As.Context) is not { } uri || addresses.ShortIdOf(uri) is not { } shortId
            || await db.Set<Record>().AsNoTracking().Include(r => r.Steward).Include(r => r.Parties).SingleOrDefaultAsync(r => r.ShortId == shortId && r.Origin == null, cancel) is not { } record
            || await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Uri == arrived.Actor && o.Origin == arrived.Host, cancel) is not { } party
            || await db.Set<Participation>().SingleOrDefaultAsync(p => p.RecordId == record.Id && p.OrganisationId == party.Id, cancel) is not { } participation
            || together.FirstOrDefault(t => t.Kind == record.Kind) is not { } kind) return "its actor takes no part in it";
        var person = (thing.Text(Rcp.Person) ?? "").Replace("\0", "");
        var act = new Act(KeyOf(id), what, person.Length > LongestName ? person[..LongestName] : person, party, values);
        var refused = participation.State != ParticipationState.Joined || !record.Owners.Contains(party.Id) || what == SentAct.Leave ? "together.not-joined" : await kind.Do(record.Id, act, cancel);
        if (refused is not null) db.ChangeTracker.Clear();
        await speaking.Say(refused is null ? "Accept" : "Reject", $"{addresses.Actor(record.Steward.ShortId)}#heard-{act.Id:N}", record.Steward, party, new JsonObject { ["id"] = id }, refused ?? "", cancel);
        return refused;
    }

    /// <summary>The key of what an act makes: made once, however often it arrives.</summary>
    public static Guid KeyOf(string act) => new(SHA256.HashData(Encoding.UTF8.GetBytes(act)).AsSpan(0, 16));

    private static JsonElement? Values(LdNode thing)
    {
        if (thing.Text(Rcp.Values) is not { Length: <= LongestValues } text) return null;
        try { return JsonElement.Parse(text) is { ValueKind: JsonValueKind.Object } values ? values : null; }
        catch (JsonException) { return null; }
    }
}
