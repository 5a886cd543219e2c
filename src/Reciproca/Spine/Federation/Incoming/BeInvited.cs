using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Objects;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Incoming;

/// <summary>
/// Offer or Update of an Agreement that holds a whole record: an organisation of a peer lets one of ours into it, or tells it what has changed. It is
/// kept for our party alone. Which of the two is said does not matter: what is newer is kept.
/// </summary>
public sealed class BeInvited(AppDb db, RecordKinds kinds, IEnumerable<ITogether> together, Copying copying, Bell bell, Addresses addresses, TimeProvider clock)
{
    private const int MostParties = 30, LongestOffer = 400;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public async Task<string?> Take(Arrived arrived, LdNode agreement, LdNode whole, CancellationToken cancel)
    {
        if (arrived.Peer is not { Exchanges: true } peer) return "no records are exchanged with this server";
        if (agreement.Text(Rcp.Offer) is not { Length: <= LongestOffer } offer || !Origins.Same(offer, arrived.Actor)) return "no offer of its own";
        if (await Reader(arrived, agreement, cancel) is not { } ours) return "not told to one of ours alone";
        var received = ReceivedRecord.Read(whole, kinds);
        if (!Origins.Same(received.Uri, arrived.Actor) || !Origins.SameOwner(received.Steward.Uri, arrived.Actor)) return "of another steward";
        if (together.FirstOrDefault(t => t.Kind == received.Kind.Name) is not { } kind || !peer.TakesKind(received.Kind.Name)) return "of a kind that is not written together";
        var stated = whole.Nodes(Rcp.Party).Take(MostParties + 1).ToList();
        if (stated.Count > MostParties || stated.Find(p => p.Id == addresses.Actor(ours.ShortId)) is not { } own || own.Text(Rcp.LeftAt) is not null) return "ours takes no part in it";
        var held = await db.Set<Participation>().Where(p => db.Set<Record>().Any(r => r.Id == p.RecordId && r.Uri == received.Uri)).ToListAsync(cancel);
        if (await MaySpeak(received, arrived.Actor, cancel) == false) return "of another steward";
        var mine = held.Find(p => p.OrganisationId == ours.Id);
        if (mine is not null && mine.Revision >= received.Revision) return null;
        // it has said no, or goes its own way: only a new offer brings it back
        if (mine is { IsOpen: false } && mine.Offer == offer) return "ours takes no part in it";
        var isNewer = held.TrueForAll(p => p.Revision < received.Revision);
        var record = await copying.KeepPrivately(received, peer, isNewer);
        var parties = await Parties(record, stated, peer);
        var changes = isNewer ? await kind.Keep(record, new Rows(whole, received.Snapshot.BodyAs(received.Kind.Body), parties), isNew: held.Count == 0, cancel) : [];
        await Note(record, mine, ours, offer, received.Revision, changes);
        return null;
    }

    /// <summary>The one organisation of ours that it is addressed to.</summary>
    private async Task<Organisation?> Reader(Arrived arrived, LdNode agreement, CancellationToken cancel)
    {
        var to = new[] { arrived.Activity, agreement }.SelectMany(n => n.References(As.To).Concat(n.References(As.Cc))).Distinct().ToList();
        return to is [var only] && addresses.ShortIdOf(only) is { } shortId ? await db.Set<Organisation>().SingleOrDefaultAsync(o => o.ShortId == shortId && o.Origin == null && o.VerifiedAt != null, cancel) : null;
    }

    /// <summary>Who answers for it may change at home, but only to one that took part already. Null for what we have not seen, in private or in public.</summary>
    private Task<bool?> MaySpeak(ReceivedRecord received, string actor, CancellationToken cancel) => db.Set<Record>().Where(r => r.Uri == received.Uri)
        .Select(r => (bool?)(r.Kind == received.Kind.Name && (r.Steward.Uri == actor || r.Parties.Any(p => p.Organisation.Uri == actor)))).SingleOrDefaultAsync(cancel);

    /// <summary>Who takes part besides the steward. A node vouches for its own organisations; of others only those are named that we know.</summary>
    private async Task<Dictionary<string, Organisation>> Parties(Record record, List<LdNode> stated, Peer peer)
    {
        var parties = new Dictionary<string, Organisation> { [record.Steward.Uri!] = record.Steward };
        foreach (var node in stated)
        {
            if (node.Id is not { Length: <= 1000 } uri || parties.ContainsKey(uri) || await Known(node, uri, peer) is not { } organisation) continue;
            parties[uri] = organisation;
            record.LetIn(organisation.Id, Now);
            if (node.Moment(Rcp.LeftAt) is { } left) record.LetGo(organisation.Id, left.UtcDateTime);
        }
        foreach (var gone in record.Parties.Where(p => parties.Values.All(o => o.Id != p.OrganisationId)).ToList()) record.LetGo(gone.OrganisationId, Now);
        return parties;
    }

    private async Task<Organisation?> Known(LdNode node, string uri, Peer peer)
    {
        if (addresses.IsOurs(uri)) return addresses.ShortIdOf(uri) is { } shortId ? await db.Set<Organisation>().SingleOrDefaultAsync(o => o.ShortId == shortId && o.Origin == null) : null;
        return Addresses.HostOf(uri) == peer.Host ? await copying.Steward(ReceivedSteward.Read(node), peer.Host) : await db.Set<Organisation>().SingleOrDefaultAsync(o => o.Uri == uri);
    }

    private async Task Note(Record record, Participation? mine, Organisation ours, string offer, int revision, IReadOnlyList<News> changes)
    {
        var (title, address) = (record.Best(record.SourceLanguage).Title, kinds.Address(record));
        if (mine is null) db.Add(mine = new Participation { Id = Guid.CreateVersion7(Now), RecordId = record.Id, OrganisationId = ours.Id });
        mine.Revision = revision;
        if (mine.Offer != offer)
        {
            (mine.Offer, mine.State, mine.Agreement, mine.Reason, mine.At, mine.AnsweredAt) = (offer, ParticipationState.Offered, null, null, Now, null);
            await bell.Ring(ours.Id, new Told($"invited:{mine.Id:N}:{revision}", "notice.together.invited", address, title, record.Steward.Name));
            return;
        }
        foreach (var (change, i) in changes.Select((c, i) => (c, i))) await bell.Ring(ours.Id, new Told($"together:{mine.Id:N}:{revision}:{i}", change.Key, address, [title, .. change.Values]));
    }
}
