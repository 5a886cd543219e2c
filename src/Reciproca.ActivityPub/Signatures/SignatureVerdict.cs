using Reciproca.ActivityPub.Keys;

namespace Reciproca.ActivityPub.Signatures;

/// <summary>Why a signature is not accepted.</summary>
public enum SignatureRefusal
{
    /// <summary>It is accepted.</summary>
    None,

    /// <summary>There is no signature on the message, or none that can be read.</summary>
    Missing,

    /// <summary>It leaves out something that must be covered: method, target, host, time or the body's digest.</summary>
    TooLittleCovered,

    /// <summary>It was made for another host: somebody repeats to us what was said to another.</summary>
    OtherHost,

    /// <summary>It is too old, from the future, or expired.</summary>
    OutsideWindow,

    /// <summary>The body is not the one the digest was made of.</summary>
    WrongDigest,

    /// <summary>The named key was not found or could not be fetched.</summary>
    UnknownKey,

    /// <summary>It names an algorithm that is unknown or not of this key.</summary>
    UnknownAlgorithm,

    /// <summary>It was not made with this key over this message.</summary>
    WrongSignature,
}

/// <summary>What came of checking a request's signature.</summary>
/// <param name="Refusal">None, or why it is refused: to be logged and shown to the operator.</param>
/// <param name="Signature">The signature that decided; null when there was none.</param>
/// <param name="Key">The key it verified with; null when it did not.</param>
public sealed record SignatureVerdict(SignatureRefusal Refusal, ReceivedSignature? Signature = null, PublicKey? Key = null)
{
    /// <summary>Whether the message is by the owner of <see cref="Key"/>.</summary>
    public bool Accepted => Refusal == SignatureRefusal.None && Key is not null;
}
