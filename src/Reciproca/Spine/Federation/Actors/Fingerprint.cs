using System.Security.Cryptography;
using System.Text;
using Reciproca.ActivityPub.JsonLd;

namespace Reciproca.Spine.Federation.Actors;

/// <summary>What two secretariats read aloud to each other: eight groups of four signs that stand for a node's key and address.</summary>
public static class Fingerprint
{
    public static string Of(string actor, string multibase)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{actor} {multibase}")))[..32];
        return string.Join(' ', hash.Chunk(4).Select(c => new string(c)));
    }

    /// <summary>Of another node's actor, by the newest Ed25519 key it names; null if it names none.</summary>
    public static string? Of(LdNode actor) =>
        actor.Id is { } id && actor.Nodes(Security.AssertionMethod).LastOrDefault()?.Text(Security.PublicKeyMultibase) is { } multibase ? Of(id, multibase) : null;
}
