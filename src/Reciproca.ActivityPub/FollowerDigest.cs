using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using Reciproca.ActivityPub.Signatures;

namespace Reciproca.ActivityPub;

/// <summary>
/// A digest of a set of URIs that does not depend on their order, to find out cheaply whether two servers hold the same. Source:
/// FEP-8fcf.
/// </summary>
public static class FollowerDigest
{
    /// <summary>
    /// The digest in lower-case hexadecimal: the XOR of the SHA-256 of each URI, 64 zeros for none. The URIs must be distinct.
    /// </summary>
    public static string Of(IEnumerable<string> uris)
    {
        var sum = new byte[SHA256.HashSizeInBytes];
        Span<byte> one = stackalloc byte[SHA256.HashSizeInBytes];
        foreach (var uri in uris)
        {
            SHA256.HashData(Encoding.UTF8.GetBytes(uri), one);
            for (var i = 0; i < sum.Length; i++) sum[i] ^= one[i];
        }
        return Convert.ToHexStringLower(sum);
    }
}

/// <summary>The <c>Collection-Synchronization</c> header: what the sender thinks the receiver holds. Source: FEP-8fcf.</summary>
/// <param name="Collection">The URI of the sender's whole collection.</param>
/// <param name="Part">Where the part meant for this receiver can be fetched, signed.</param>
/// <param name="Digest">The digest of that part.</param>
public sealed record CollectionSynchronization(string Collection, string Part, string Digest)
{
    /// <summary>The header's name.</summary>
    public const string Header = "Collection-Synchronization";

    /// <summary>The header's value.</summary>
    public override string ToString() => $"collectionId=\"{Collection}\", url=\"{Part}\", digest=\"{Digest}\"";

    /// <summary>
    /// Reads a header's value; false if it is malformed or its two URIs are of different origins, for then it must be ignored.
    /// </summary>
    /// <param name="value">The header's value.</param>
    /// <param name="followers">The sender's collection, as its actor document names it.</param>
    /// <param name="header">What it says.</param>
    public static bool TryRead(string? value, string followers, [NotNullWhen(true)] out CollectionSynchronization? header)
    {
        header = Read(value);
        if (header?.Collection != followers) header = null;
        return header is not null;
    }

    /// <summary>
    /// Reads a header's value without knowing yet whose collection it should be about, so that equal digests cost no fetch; null if it is
    /// malformed or its two URIs are of different origins.
    /// </summary>
    /// <param name="value">The header's value.</param>
    public static CollectionSynchronization? Read(string? value)
    {
        if (value is not { Length: < 8192 } || CavageReader.Parameters(value) is not { } given) return null;
        if (!given.TryGetValue("collectionid", out var collection) || !given.TryGetValue("url", out var part)) return null;
        return given.TryGetValue("digest", out var digest) && Origins.Same(collection, part) ? new(collection, part, digest) : null;
    }
}
