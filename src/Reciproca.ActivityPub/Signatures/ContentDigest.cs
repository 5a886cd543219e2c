using System.Security.Cryptography;
using Reciproca.ActivityPub.StructuredFields;

namespace Reciproca.ActivityPub.Signatures;

/// <summary>
/// Digests of a body: <c>Content-Digest</c> (RFC 9530) and the older <c>Digest</c> (RFC 3230) that goes with the cavage draft.
/// </summary>
public static class ContentDigest
{
    /// <summary>The value of <c>Content-Digest</c> for a body, with SHA-256.</summary>
    public static string Modern(ReadOnlySpan<byte> body) => $"sha-256=:{Convert.ToBase64String(SHA256.HashData(body))}:";

    /// <summary>The value of <c>Digest</c> for a body, with SHA-256.</summary>
    public static string Legacy(ReadOnlySpan<byte> body) => $"SHA-256={Convert.ToBase64String(SHA256.HashData(body))}";

    /// <summary>Whether a <c>Content-Digest</c> fits the body: at least one algorithm is known, and none that is known disagrees.</summary>
    public static bool ModernFits(string? field, ReadOnlySpan<byte> body)
    {
        if (field is null || !FieldReader.TryDictionary(field, out var digests)) return false;
        var known = 0;
        foreach (var (name, member) in digests)
        {
            if (Hash(name, body) is not { } expected) continue;
            if (member is not Item { Value.Bytes: { } given } || !given.AsSpan().SequenceEqual(expected)) return false;
            known++;
        }
        return known > 0;
    }

    /// <summary>Whether a <c>Digest</c> fits the body, by the same rule; the algorithm may be written in either case.</summary>
    public static bool LegacyFits(string? field, ReadOnlySpan<byte> body)
    {
        if (field is null) return false;
        var known = 0;
        foreach (var part in field.Split(',', 8, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pair = part.Split('=', 2);
            if (pair.Length < 2 || Hash(pair[0].ToLowerInvariant(), body) is not { } expected) continue;
            if (pair[1] != Convert.ToBase64String(expected)) return false;
            known++;
        }
        return known > 0;
    }

    private static byte[]? Hash(string name, ReadOnlySpan<byte> body) => name switch
    {
        "sha-256" => SHA256.HashData(body),
        "sha-512" => SHA512.HashData(body),
        _ => null,
    };
}
