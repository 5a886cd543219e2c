using Reciproca.ActivityPub;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.Spine.Federation.Peers;

namespace Reciproca.Spine.Federation.Incoming;

/// <summary>What follows from one type of activity; one class for each. Like a reaction it changes the database and never saves.</summary>
public interface IIncoming
{
    /// <returns>Null, or why nothing was done: the operator reads it.</returns>
    Task<string?> Take(Arrived arrived, CancellationToken cancel);
}

/// <summary>An activity that is known to be its actor's.</summary>
public sealed record Arrived(LdNode Activity, string Actor, string Host, Peer? Peer)
{
    public LdNode? Object => Activity.Node(As.Object);
    public string? ObjectUri => Activity.Reference(As.Object) ?? Object?.Id;

    /// <summary>The node itself speaks, and not one of its organisations.</summary>
    public bool IsNode => Peer is not null && Origins.SameOwner(Peer.Actor, Actor);
}
