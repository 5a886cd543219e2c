using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Files;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Moving;

/// <summary>A file of a record that has moved to us is to be fetched from where the record stood.</summary>
public sealed record RecordFileWanted(Guid FileId, string Url, string Sha256);

/// <summary>Takes a file only if it is what was announced, and looks at it as at any upload. What cannot be had for good is no file of the record any more.</summary>
public sealed class FetchRecordFile(AppDb db, RecordStore store, FileCourier courier, BlobStore blobs) : IReaction<RecordFileWanted>
{
    public async Task React(RecordFileWanted wanted, CancellationToken cancel)
    {
        if (await db.Set<Attachment>().SingleOrDefaultAsync(a => a.Id == wanted.FileId, cancel) is not { Hash: "" } file || await store.Open(file.RecordId) is not { } record) return;
        var bytes = await courier.Fetch(new Uri(wanted.Url), cancel);
        if (bytes is null || FileType.Of(bytes) is not { } type || !type.Goes(file.Name) || Convert.ToHexStringLower(SHA256.HashData(bytes)) != wanted.Sha256) db.Remove(file);
        else await Keep(file, bytes, type.Picture);
        await store.Enter(record, await store.Body(record));
    }

    private async Task Keep(Attachment file, byte[] bytes, bool isPicture)
    {
        var picture = isPicture ? Picture.Of(bytes) : null;
        var kept = picture?.Large ?? bytes;
        (file.Hash, file.Size) = (await blobs.Put(kept), kept.Length);
        if (picture is not null) (file.SmallHash, file.Width, file.Height) = (await blobs.Put(picture.Small), picture.Width, picture.Height);
    }
}
