using System.Text.Json;
using Reciproca.ActivityPub.Json;
using Reciproca.ActivityPub.Keys;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub.Proofs;

/// <summary>What came of checking an integrity proof.</summary>
public enum ProofVerdict
{
    /// <summary>The document is as the key's owner signed it.</summary>
    Valid,

    /// <summary>The proof is of another type or cryptosuite than <c>eddsa-jcs-2022</c>; nothing is known about the document.</summary>
    Unsupported,

    /// <summary>The proof lacks something, is for another purpose, or has expired.</summary>
    Malformed,

    /// <summary>The proof was made for another <c>@context</c> than the document has.</summary>
    WrongContext,

    /// <summary>The key is not the one the proof names.</summary>
    WrongKey,

    /// <summary>The document or the proof was altered, or the key never signed it.</summary>
    WrongSignature,
}

/// <summary>A proof found in a document; not verified yet. Source: FEP-8b32, W3C Data Integrity EdDSA Cryptosuites.</summary>
/// <param name="Options">The proof as it stands in the document.</param>
public sealed record ReceivedProof(JsonElement Options)
{
    /// <summary>The URI of the key it claims to be made with; empty if it names none.</summary>
    public string VerificationMethod => Options.TextOrNull("verificationMethod") ?? "";

    /// <summary>When it was made, if it says so.</summary>
    public DateTimeOffset? Created => HttpDate.ParseXml(Options.TextOrNull("created"));

    /// <summary>When it ends to be valid, if it says so.</summary>
    public DateTimeOffset? Expires => HttpDate.ParseXml(Options.TextOrNull("expires"));

    /// <summary>Whether it is of the cryptosuite that this library verifies.</summary>
    public bool IsSupported =>
        Options.TextOrNull("type") == "DataIntegrityProof" && Options.TextOrNull("cryptosuite") == IntegrityProof.Cryptosuite;

    internal byte[]? Value => Options.TextOrNull("proofValue") is { } v && v.StartsWith('z') ? Base58.Decode(v.AsSpan(1)) : null;
}
