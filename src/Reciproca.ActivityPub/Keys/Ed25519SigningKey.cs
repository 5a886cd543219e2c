using System.Security.Cryptography;
using Org.BouncyCastle.Math.EC.Rfc8032;

namespace Reciproca.ActivityPub.Keys;

/// <summary>An Ed25519 private key: a seed of 32 bytes. Used for integrity proofs and for RFC 9421. Source: RFC 8032.</summary>
public sealed class Ed25519SigningKey : SigningKey
{
    private static readonly byte[] Pkcs8Prefix = Convert.FromHexString("302e020100300506032b657004220420");

    private readonly byte[] seed;

    private Ed25519SigningKey(string id, string owner, byte[] seed) : base(id, owner)
    {
        this.seed = seed;
        var raw = new byte[Ed25519.PublicKeySize];
        Ed25519.GeneratePublicKey(seed, 0, raw, 0);
        Public = Ed25519PublicKey.FromRaw(id, owner, raw)!;
    }

    /// <inheritdoc/>
    public override SignatureAlgorithm Algorithm => SignatureAlgorithm.Ed25519;

    /// <inheritdoc/>
    public override PublicKey Public { get; }

    /// <summary>Makes a new key.</summary>
    public static Ed25519SigningKey Generate(string id, string owner) => new(id, owner, RandomNumberGenerator.GetBytes(32));

    /// <summary>Reads a multibase secret key (<c>z</c>, multicodec 0x1300); null if it is none.</summary>
    public static Ed25519SigningKey? FromMultibase(string id, string owner, string multibase)
    {
        if (!multibase.StartsWith('z') || Base58.Decode(multibase.AsSpan(1)) is not [0x80, 0x26, .. { Length: 32 } seed]) return null;
        return new(id, owner, seed);
    }

    /// <inheritdoc/>
    public override byte[] Sign(ReadOnlySpan<byte> data)
    {
        var signature = new byte[Ed25519.SignatureSize];
        Ed25519.Sign(seed, 0, data.ToArray(), 0, data.Length, signature, 0);
        return signature;
    }

    /// <inheritdoc/>
    public override string ExportPem() => PemEncoding.WriteString("PRIVATE KEY", [.. Pkcs8Prefix, .. seed]) + "\n";

    internal static Ed25519SigningKey? TryFromPem(string id, string owner, string pem)
    {
        if (!PemEncoding.TryFind(pem, out var fields)) return null;
        var der = Convert.FromBase64String(pem[fields.Base64Data]);
        return der.Length == 48 && der.AsSpan().StartsWith(Pkcs8Prefix) ? new(id, owner, der[16..]) : null;
    }
}
