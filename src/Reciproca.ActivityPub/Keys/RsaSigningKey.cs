using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Reciproca.ActivityPub.Keys;

/// <summary>An RSA private key that signs with PKCS#1 v1.5 and SHA-256, the one signature every fediverse server verifies.</summary>
public sealed class RsaSigningKey : SigningKey
{
    private readonly byte[] pkcs8;
    private readonly ConcurrentBag<RSA> idle = [];

    internal RsaSigningKey(string id, string owner, RSA rsa) : base(id, owner)
    {
        pkcs8 = rsa.ExportPkcs8PrivateKey();
        Public = RsaPublicKey.FromPkcs1(id, owner, rsa.ExportRSAPublicKey()) ?? throw new FormatException("RSA keys have 1024 to 8192 bits.");
        idle.Add(rsa);
    }

    /// <inheritdoc/>
    public override SignatureAlgorithm Algorithm => SignatureAlgorithm.RsaSha256;

    /// <inheritdoc/>
    public override PublicKey Public { get; }

    /// <summary>Makes a new key of 2048 bits.</summary>
    public static RsaSigningKey Generate(string id, string owner) => new(id, owner, RSA.Create(2048));

    /// <inheritdoc/>
    public override byte[] Sign(ReadOnlySpan<byte> data)
    {
        var rsa = Borrow();
        try
        {
            return rsa.SignData(data, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        }
        finally
        {
            idle.Add(rsa);
        }
    }

    /// <inheritdoc/>
    public override string ExportPem() => PemEncoding.WriteString("PRIVATE KEY", pkcs8) + "\n";

    private RSA Borrow()
    {
        if (idle.TryTake(out var kept)) return kept;
        var rsa = RSA.Create();
        rsa.ImportPkcs8PrivateKey(pkcs8, out _);
        return rsa;
    }
}
