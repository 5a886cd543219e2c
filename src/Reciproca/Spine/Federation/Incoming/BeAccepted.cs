using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Messages;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Incoming;

/// <summary>Accept: a node agrees to the peering that we asked for, or a city to what one of ours has offered.</summary>
public sealed class BeAccepted(AppDb db, Peering peering, TimeProvider clock) : IIncoming
{
    public async Task<string?> Take(Arrived arrived, CancellationToken cancel)
    {
        if (arrived.ObjectUri is not { } accepted) return "no object";
        if (arrived.Peer is { } peer && arrived.IsNode && peer.Request == accepted) return peering.BeConfirmed(peer);
        Outbox.Add(db, new AgreementAnswered(accepted, arrived.Actor, Accepted: true, arrived.Activity.Node(As.Result)?.Id, null), accepted, clock.GetUtcNow().UtcDateTime);
        return null;
    }
}

/// <summary>Reject: a node declines or ends the peering, or a city has found what it needed elsewhere.</summary>
public sealed class BeRejected(AppDb db, Peering peering, TimeProvider clock) : IIncoming
{
    public async Task<string?> Take(Arrived arrived, CancellationToken cancel)
    {
        if (arrived.ObjectUri is not { } rejected) return "no object";
        if (arrived.Peer is { } peer && arrived.IsNode && peer.Request == rejected) return await peering.BeEnded(peer, cancel);
        Outbox.Add(db, new AgreementAnswered(rejected, arrived.Actor, Accepted: false, null, arrived.Activity.Text(As.Content)), rejected, clock.GetUtcNow().UtcDateTime);
        return null;
    }
}

/// <summary>The city that asked has answered what one of ours offered it; the kind that offered takes it up.</summary>
/// <param name="Offer">The id of our Offer.</param>
/// <param name="Agreement">The id of the agreement, once there is one.</param>
public sealed record AgreementAnswered(string Offer, string Actor, bool Accepted, string? Agreement, string? Reason);
