using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace Reciproca.ActivityPub.Keys;

/// <summary>An RSA public key of 1024 to 8192 bits.</summary>
public sealed class RsaPublicKey : PublicKey
{
    private readonly byte[] pkcs1;

    // An RSA object serves one thread at a time; importing costs as much as verifying, so they are kept and lent.
    private readonly ConcurrentBag<RSA> idle = [];

    private RsaPublicKey(string id, string owner, RSA rsa) : base(id, owner)
    {
        pkcs1 = rsa.ExportRSAPublicKey();
        idle.Add(rsa);
    }

    /// <inheritdoc/>
    public override SignatureAlgorithm Usual => SignatureAlgorithm.RsaSha256;

    /// <inheritdoc/>
    public override string Multibase => "z" + Base58.Encode([0x85, 0x24, .. pkcs1]);

    /// <inheritdoc/>
    public override string Pem
    {
        get
        {
            using var rsa = RSA.Create();
            rsa.ImportRSAPublicKey(pkcs1, out _);
            return rsa.ExportSubjectPublicKeyInfoPem() + "\n";
        }
    }

    /// <inheritdoc/>
    public override bool Verify(ReadOnlySpan<byte> data, ReadOnlySpan<byte> signature, SignatureAlgorithm algorithm)
    {
        if (Scheme(algorithm) is not var (hash, padding)) return false;
        var rsa = Borrow();
        try
        {
            return rsa.VerifyData(data, signature, hash, padding);
        }
        catch (CryptographicException)
        {
            return false;
        }
        finally
        {
            idle.Add(rsa);
        }
    }

    internal static (HashAlgorithmName Hash, RSASignaturePadding Padding)? Scheme(SignatureAlgorithm algorithm) => algorithm switch
    {
        SignatureAlgorithm.RsaSha256 => (HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        SignatureAlgorithm.RsaSha512 => (HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
        SignatureAlgorithm.RsaPssSha512 => (HashAlgorithmName.SHA512, RSASignaturePadding.Pss),
        _ => null,
    };

    internal static RsaPublicKey? FromSubjectInfo(string id, string owner, byte[] der) =>
        Import(id, owner, rsa => rsa.ImportSubjectPublicKeyInfo(der, out _));

    internal static RsaPublicKey? FromPkcs1(string id, string owner, byte[] der) =>
        Import(id, owner, rsa => rsa.ImportRSAPublicKey(der, out _));

    private static RsaPublicKey? Import(string id, string owner, Action<RSA> import)
    {
        var rsa = RSA.Create();
        try
        {
            import(rsa);
            if (rsa.KeySize is >= 1024 and <= 8192) return new(id, owner, rsa);
        }
        catch (CryptographicException)
        {
            // Malformed key material is an answer, not a fault.
        }
        rsa.Dispose();
        return null;
    }

    private RSA Borrow()
    {
        if (idle.TryTake(out var kept)) return kept;
        var rsa = RSA.Create();
        rsa.ImportRSAPublicKey(pkcs1, out _);
        return rsa;
    }
}
