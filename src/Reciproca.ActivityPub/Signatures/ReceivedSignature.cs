namespace Reciproca.ActivityPub.Signatures;

/// <summary>The two ways in which fediverse servers sign requests.</summary>
public enum SignatureScheme
{
    /// <summary>draft-cavage-http-signatures-12, what most servers sent until 2026.</summary>
    Cavage,

    /// <summary>RFC 9421, HTTP Message Signatures.</summary>
    Rfc9421,
}

/// <summary>A signature found on a message, with the text it should cover; nothing about it is verified yet.</summary>
public sealed record ReceivedSignature
{
    /// <summary>How it was made.</summary>
    public required SignatureScheme Scheme { get; init; }

    /// <summary>The URI of the key it claims to be made with.</summary>
    public required string KeyId { get; init; }

    /// <summary>The algorithm it names, if any.</summary>
    public string? Algorithm { get; init; }

    /// <summary>The signature's bytes.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>The text that was signed, rebuilt from the message.</summary>
    public required string Base { get; init; }

    /// <summary>The names of what it covers, in lower case, such as <c>host</c> or <c>@method</c>.</summary>
    public required IReadOnlyList<string> Covered { get; init; }

    /// <summary>When it was made, if it says so.</summary>
    public DateTimeOffset? Created { get; init; }

    /// <summary>When it ends to be valid, if it says so.</summary>
    public DateTimeOffset? Expires { get; init; }

    internal static DateTimeOffset? Moment(long? seconds) =>
        seconds is >= -62_135_596_800 and <= 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds.Value) : null;
}
