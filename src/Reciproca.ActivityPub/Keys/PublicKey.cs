using System.Security.Cryptography;

namespace Reciproca.ActivityPub.Keys;

/// <summary>How a signature is made. Names in RFC 9421 section 6.2; the cavage draft writes <c>rsa-sha256</c>, <c>hs2019</c>.</summary>
public enum SignatureAlgorithm
{
    /// <summary>RSA PKCS#1 v1.5 with SHA-256: what the fediverse uses.</summary>
    RsaSha256,

    /// <summary>RSA PKCS#1 v1.5 with SHA-512.</summary>
    RsaSha512,

    /// <summary>RSA-PSS with SHA-512.</summary>
    RsaPssSha512,

    /// <summary>Ed25519.</summary>
    Ed25519,
}

/// <summary>
/// A public key with its address and its owner. The owner is a claim until the owner's document names the key in return
/// (FEP-fe34, reciprocal claims). Safe for use by several threads.
/// </summary>
/// <param name="id">The key's URI, such as <c>https://city.example/actor#main-key</c>.</param>
/// <param name="owner">The URI of the actor that owns it.</param>
public abstract class PublicKey(string id, string owner)
{
    /// <summary>The key's URI.</summary>
    public string Id { get; } = id;

    /// <summary>The URI of the actor that owns the key.</summary>
    public string Owner { get; } = owner;

    /// <summary>The algorithm this key signs with unless a message says otherwise.</summary>
    public abstract SignatureAlgorithm Usual { get; }

    /// <summary>Whether the signature over the data is by this key. False for an algorithm this key does not have; never throws.</summary>
    public abstract bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, SignatureAlgorithm algorithm);

    /// <summary>The key as multibase text for a Multikey object. Source: FEP-521a.</summary>
    public abstract string Multibase { get; }

    /// <summary>The key in PEM, as actors carry it in <c>publicKeyPem</c>.</summary>
    public abstract string Pem { get; }

    /// <summary>
    /// Reads a PEM public key (SubjectPublicKeyInfo or PKCS#1, RSA of 1024 to 8192 bits, or Ed25519); null if it is none.
    /// </summary>
    public static PublicKey? FromPem(string id, string owner, string pem)
    {
        if (pem.Length > 10_000) return null;
        if (!PemEncoding.TryFind(pem, out var fields)) return null;
        var der = Convert.FromBase64String(pem[fields.Base64Data]);
        return pem[fields.Label] switch
        {
            "PUBLIC KEY" => (PublicKey?)Ed25519PublicKey.FromSubjectInfo(id, owner, der) ?? RsaPublicKey.FromSubjectInfo(id, owner, der),
            "RSA PUBLIC KEY" => RsaPublicKey.FromPkcs1(id, owner, der),
            _ => null,
        };
    }

    /// <summary>Reads a Multikey value (<c>z</c> and base58 of an Ed25519 or RSA key); null if it is none. Source: FEP-521a.</summary>
    public static PublicKey? FromMultibase(string id, string owner, string multibase)
    {
        if (!multibase.StartsWith('z') || Base58.Decode(multibase.AsSpan(1)) is not { } bytes) return null;
        return bytes switch
        {
            [0xed, 0x01, .. var raw] => Ed25519PublicKey.FromRaw(id, owner, raw),
            [0x85, 0x24, .. var pkcs1] => RsaPublicKey.FromPkcs1(id, owner, pkcs1),
            _ => null,
        };
    }
}
