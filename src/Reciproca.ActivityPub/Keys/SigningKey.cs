using System.Security.Cryptography;

namespace Reciproca.ActivityPub.Keys;

/// <summary>
/// A private key with its address. Keep <see cref="ExportPem"/> in the backup: whoever loses it must re-key. Safe for several threads.
/// </summary>
/// <param name="id">The key's URI.</param>
/// <param name="owner">The URI of the actor that owns it.</param>
public abstract class SigningKey(string id, string owner)
{
    /// <summary>The key's URI, sent as <c>keyId</c> or <c>keyid</c>.</summary>
    public string Id { get; } = id;

    /// <summary>The URI of the actor that owns the key.</summary>
    public string Owner { get; } = owner;

    /// <summary>The algorithm this key signs with.</summary>
    public abstract SignatureAlgorithm Algorithm { get; }

    /// <summary>The public half.</summary>
    public abstract PublicKey Public { get; }

    /// <summary>Signs the data.</summary>
    public abstract byte[] Sign(ReadOnlySpan<byte> data);

    /// <summary>The private key as unencrypted PKCS#8 PEM.</summary>
    public abstract string ExportPem();

    /// <summary>Reads a PKCS#8 or PKCS#1 PEM written by <see cref="ExportPem"/> or another program.</summary>
    /// <exception cref="FormatException">It holds neither an RSA nor an Ed25519 private key.</exception>
    public static SigningKey FromPem(string id, string owner, string pem)
    {
        if (Ed25519SigningKey.TryFromPem(id, owner, pem) is { } edwards) return edwards;
        try
        {
            var rsa = RSA.Create();
            rsa.ImportFromPem(pem);
            return new RsaSigningKey(id, owner, rsa);
        }
        catch (Exception e) when (e is ArgumentException or CryptographicException)
        {
            throw new FormatException("The text holds no RSA or Ed25519 private key.", e);
        }
    }
}
