using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Reciproca.ActivityPub.Keys;

/// <summary>An Ed25519 public key of 32 bytes. Source: RFC 8032.</summary>
public sealed class Ed25519PublicKey : PublicKey
{
    private static readonly byte[] SubjectInfoPrefix = Convert.FromHexString("302a300506032b6570032100");

    private readonly byte[] raw;

    private Ed25519PublicKey(string id, string owner, byte[] raw) : base(id, owner) => this.raw = raw;

    /// <inheritdoc/>
    public override SignatureAlgorithm Usual => SignatureAlgorithm.Ed25519;

    /// <inheritdoc/>
    public override string Multibase => "z" + Base58.Encode([0xed, 0x01, .. raw]);

    /// <inheritdoc/>
    public override string Pem => PemEncoding.WriteString("PUBLIC KEY", [.. SubjectInfoPrefix, .. raw]) + "\n";

    /// <inheritdoc/>
    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, SignatureAlgorithm algorithm)
    {
        if (algorithm != SignatureAlgorithm.Ed25519 || signature.Length != Ed25519.SignatureSize) return false;
        return Ed25519.Verify(signature.ToArray(), 0, raw, 0, data.ToArray(), 0, data.Length);
    }

    internal static Ed25519PublicKey? FromRaw(string id, string owner, byte[] raw) =>
        raw.Length == 32 && Ed25519.ValidatePublicKeyPartial(raw, 0) ? new(id, owner, raw) : null;

    internal static Ed25519PublicKey? FromSubjectInfo(string id, string owner, byte[] der) =>
        der.Length == 44 && der.AsSpan().StartsWith(SubjectInfoPrefix) ? FromRaw(id, owner, der[12..]) : null;
}
