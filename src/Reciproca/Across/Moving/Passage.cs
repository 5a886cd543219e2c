using System.Text.Json;
using Microsoft.AspNetCore.WebUtilities;
using Reciproca.ActivityPub.Keys;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Actors;
using Reciproca.Spine.Federation.Delivering;

namespace Reciproca.Across.Moving;

/// <summary>What a person takes along to another node: who they are. Nothing of their organisation's goes with them.</summary>
public sealed record Passage(string Host, string Key, string Name, string Email, string Language, DateTime At);

/// <summary>Writes and reads passages: one node vouches by its key for a person, and the other believes it because it is a peer.</summary>
public sealed class Passages(ActorKeys keys, Addresses addresses, Outside outside, PeerBook peers, TimeProvider clock)
{
    private const int Longest = 12_000;
    private static readonly TimeSpan Lasts = TimeSpan.FromDays(14);

    public async Task<string> Write(string name, string email, string language)
    {
        var key = (await keys.Of(ActorKeys.Node, addresses.Node)).Edwards;
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new Passage(addresses.Host, key.Id, name, email, language, clock.GetUtcNow().UtcDateTime));
        return WebEncoders.Base64UrlEncode(bytes) + "." + WebEncoders.Base64UrlEncode(key.Sign(bytes));
    }

    /// <summary>Null for one that no peer has written, or too long ago.</summary>
    public async Task<Passage?> Read(string? text, CancellationToken cancel)
    {
        if (text is not { Length: > 0 and <= Longest } || text.Split('.') is not [var first, var second] || Parse(first, second) is not var (passage, bytes, signature)) return null;
        var age = clock.GetUtcNow().UtcDateTime - passage.At;
        if (age > Lasts || age < -TimeSpan.FromHours(1) || await peers.Find(passage.Host, cancel) is not { Exchanges: true } peer || Addresses.HostOf(passage.Key) != passage.Host) return null;
        var key = await (await outside.Keys()).Find(passage.Key, false, cancel);
        return key is not null && key.Owner == peer.Actor && key.Verify(bytes, signature, SignatureAlgorithm.Ed25519) ? passage : null;
    }

    private static (Passage, byte[] Bytes, byte[] Signature)? Parse(string first, string second)
    {
        try
        {
            var bytes = WebEncoders.Base64UrlDecode(first);
            return JsonSerializer.Deserialize<Passage>(bytes) is { Host: not null, Key: not null, Name: not null, Email: not null, Language: not null } passage ? (passage, bytes, WebEncoders.Base64UrlDecode(second)) : null;
        }
        catch (Exception e) when (e is FormatException or JsonException) { return null; }
    }
}
