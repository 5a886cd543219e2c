using System.Diagnostics.CodeAnalysis;
using Reciproca.ActivityPub.JsonLd;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Receiving;

/// <summary>Why a request to an inbox is refused. The operator should see it beside the sender's host.</summary>
public enum InboxRefusal
{
    /// <summary>It is not.</summary>
    None,

    /// <summary>The body is too large.</summary>
    TooLarge,

    /// <summary>The body is not of an ActivityPub content type.</summary>
    WrongContentType,

    /// <summary>There is no signature, or one that is malformed, incomplete, stale, or over another body.</summary>
    BadSignature,

    /// <summary>The body is no JSON within the limits, or no activity with one type, one actor and an id of the actor's origin.</summary>
    Malformed,

    /// <summary>The signing key is of another server than the activity's actor, and no proof by the actor makes up for it.</summary>
    OtherOrigin,

    /// <summary>The signing key is of another actor of the same server.</summary>
    OtherOwner,

    /// <summary>The key cannot be had.</summary>
    UnknownKey,

    /// <summary>The signature was not made with the key it names.</summary>
    Forged,
}

/// <summary>What came of checking a request to an inbox.</summary>
/// <param name="Refusal">None, or why it is refused.</param>
/// <param name="Detail">More about the refusal, in English, for the operator's log.</param>
public sealed record InboxVerdict(InboxRefusal Refusal, string Detail = "")
{
    /// <summary>The activity, expanded; null if it is refused.</summary>
    public LdNode? Activity { get; init; }

    /// <summary>The URI of the actor whose doing it is; empty if it is refused.</summary>
    public string Actor { get; init; } = "";

    /// <summary>The key that proves it; null if it is refused.</summary>
    public PublicKey? Key { get; init; }

    /// <summary>The scheme the request was signed in: the sender understands it, so answer in it. Null if it is refused.</summary>
    public SignatureScheme? Scheme { get; init; }

    /// <summary>The names of the fields that the signature covers, in lower case; only those are the sender's word.</summary>
    public IReadOnlyList<string> Covered { get; init; } = [];

    /// <summary>Whether another server passed it on and the actor's integrity proof is what is believed.</summary>
    public bool Relayed { get; init; }

    /// <summary>Whether it may be acted upon. What it says about other objects is still to be checked with <see cref="Origins"/>.</summary>
    [MemberNotNullWhen(true, nameof(Activity), nameof(Key))]
    public bool Accepted => Activity is not null && Key is not null;

    /// <summary>The status code to answer with; 202 if it is accepted.</summary>
    public int Status => Refusal switch
    {
        InboxRefusal.None => 202,
        InboxRefusal.TooLarge => 413,
        InboxRefusal.WrongContentType => 415,
        InboxRefusal.Malformed => 400,
        InboxRefusal.OtherOrigin or InboxRefusal.OtherOwner => 403,
        _ => 401,
    };
}
