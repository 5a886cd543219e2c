using System.Security.Cryptography;
using Reciproca.ActivityPub;
using Reciproca.Spine.Conversations;
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
