using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Receiving;
using Reciproca.Spine.Messages;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Incoming;

/// <summary>Offer of an Agreement (FEP-0837): someone on another server can help with what one of our cities asks for.</summary>
public sealed class BeOffered(AppDb db, RemoteActors actors, Copying copying, Addresses addresses, BeInvited invited, TimeProvider clock) : IIncoming
{
    private const int LongestText = 20_000;

    public async Task<string?> Take(Arrived arrived, CancellationToken cancel)
    {
        if (arrived.Object is not { } agreement || !agreement.Is(Vf.Agreement)) return "no agreement";
        if (agreement.Node(Rcp.Whole) is { } whole) return await invited.Take(arrived, agreement, whole, cancel);
        if (agreement.Node(Vf.Stipulates)?.Reference(Vf.Satisfies) is not { } intent || addresses.ShortIdOf(intent.Split('#')[0]) is not { } shortId) return "nothing of ours is satisfied by it";
        if (await Speaker(arrived, cancel) is not { } organisation) return "its actor cannot be fetched";
        var words = arrived.Activity.Text(As.Content) ?? agreement.Text(As.Content) ?? "";
        Outbox.Add(db, new AgreementOffered(arrived.Activity.Id!, shortId, organisation.Id, words.Length > LongestText ? words[..LongestText] : words,
            agreement.Reference(Rcp.With)), shortId, clock.GetUtcNow().UtcDateTime);
        return null;
    }

    private async Task<Organisation?> Speaker(Arrived arrived, CancellationToken cancel)
    {
        if (await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Uri == arrived.Actor, cancel) is { } known) return known;
        return await actors.Find(arrived.Actor, cancel) is { } actor
            ? await copying.Steward(new ReceivedSteward(arrived.Actor, actor.Name.Length > 0 ? actor.Name : arrived.Host, "", "", false), arrived.Host) : null;
    }
}

/// <summary>An organisation of another node offers help with a record of ours; the kind that the record is of takes it up.</summary>
/// <param name="Offer">The id of the Offer, to be named in the answer.</param>
/// <param name="About">Short id of our record.</param>
/// <param name="With">The record that it offers, where it names one.</param>
public sealed record AgreementOffered(string Offer, string About, Guid OrganisationId, string Words, string? With);
