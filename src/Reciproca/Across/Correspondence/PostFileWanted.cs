using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub;
using Reciproca.ActivityPub.Fetching;
using Reciproca.ActivityPub.Signatures;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation;
using Reciproca.Spine.Federation.Actors;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records.Files;
using Reciproca.Storage;

namespace Reciproca.Across.Correspondence;

/// <summary>A file that came with a letter is to be fetched from the node of whoever wrote it.</summary>
public sealed record PostFileWanted(Guid FileId, string Url, string Sha256, string Actor);

/// <summary>Fetches a file signed as this node, takes it only if it is what was announced, and looks at it as at any upload.</summary>
public sealed class FetchPostFile(AppDb db, FileCourier courier, BlobStore blobs) : IReaction<PostFileWanted>
{
    public async Task React(PostFileWanted wanted, CancellationToken cancel)
    {
        if (await db.FindAsync<PostFile>([wanted.FileId], cancel) is not { Hash: "" } file) return;
        if (!Origins.Same(wanted.Url, wanted.Actor) || await courier.Fetch(new Uri(wanted.Url), cancel) is not { } bytes) { Refuse(file); return; }
        var type = FileType.Of(bytes);
        if (type is null || !type.Goes(file.Name) || Convert.ToHexStringLower(SHA256.HashData(bytes)) != wanted.Sha256) { Refuse(file); return; }
        (file.Hash, file.MediaType, file.Size) = (await blobs.Put(bytes), type.MediaType, bytes.Length);
    }

    private static void Refuse(PostFile file) => file.MediaType = PostFile.Refused;
}

/// <summary>Asks another node for the bytes of a file, over the guarded connection.</summary>
public sealed class FileCourier(Outside outside, ActorKeys keys, Addresses addresses, TimeProvider clock)
{
    private readonly HttpClient http = new(GuardedConnection.Handler(outside.Rules)) { Timeout = TimeSpan.FromMinutes(1) };

    /// <summary>Null where it is refused for good or too large; what may be better later throws.</summary>
    public async Task<byte[]?> Fetch(Uri address, CancellationToken cancel)
    {
        if (!outside.Rules.MayAsk(address)) return null;
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        var key = (await keys.Of(ActorKeys.Node, addresses.Node)).Rsa;
        RequestSigner.Sign(request, [], key, SignatureScheme.Cavage, clock.GetUtcNow());
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancel);
        if ((int)response.StatusCode is 403 or 404 or 410 || response.Content.Headers.ContentLength > Attachments.MostBytes) return null;
        response.EnsureSuccessStatusCode();
        await using var stream = await response.Content.ReadAsStreamAsync(cancel);
        using var kept = new MemoryStream();
        var buffer = new byte[32_768];
        while (await stream.ReadAsync(buffer, cancel) is var read and > 0)
        {
            if (kept.Length + read > Attachments.MostBytes) return null;
            kept.Write(buffer, 0, read);
        }
        return kept.ToArray();
    }
}
