using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Records.Files;

/// <summary>Puts files on a record and takes them off; what was taken off can be put back for a month.</summary>
public sealed class Attachments(AppDb db, BlobStore blobs, Visitor visitor, TimeProvider clock)
{
    public const int MostBytes = 10 * 1024 * 1024, MostFiles = 30;
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Files on the record and, apart, those taken off that can still be put back.</summary>
    public async Task<ILookup<bool, Attachment>> All(Guid record)
    {
        var since = Now - KeptFor;
        return (await db.Set<Attachment>().IgnoreQueryFilters().AsNoTracking().Where(a => a.RecordId == record && (a.RemovedAt == null || a.RemovedAt > since))
            .OrderBy(a => a.AddedAt).ToListAsync()).ToLookup(a => a.RemovedAt is not null);
    }

    /// <summary>A checked file, ready to be put on a record and saved with it.</summary>
    /// <exception cref="RefusedFile">With the reason for the person.</exception>
    public async Task<Attachment> Take(IFormFile file, string? description)
    {
        var (bytes, type) = await Checked(file);
        description = Fold.Clean(description);
        if (type.Picture && description.Length == 0) throw new RefusedFile("file.description-missing");
        return type.Picture ? await TakePicture(file.FileName, bytes, description)
            : New(Clean(file.FileName), type.MediaType, bytes.Length, await blobs.Put(bytes), description);
    }

    /// <summary>The bytes of an upload and what they are.</summary>
    public static async Task<(byte[] Bytes, FileType Type)> Checked(IFormFile file)
    {
        if (file.Length > MostBytes) throw new RefusedFile("file.too-large");
        if (file.Length == 0) throw new RefusedFile("file.empty");
        using var memory = new MemoryStream((int)file.Length);
        await file.CopyToAsync(memory);
        var type = FileType.Of(memory.ToArray()) ?? throw new RefusedFile("file.unknown-type");
        return type.Goes(file.FileName) ? (memory.ToArray(), type) : throw new RefusedFile("file.lies");
    }

    public async Task<bool> Remove(Guid record, Guid attachment) => await Mark(record, attachment, Now);

    public async Task<bool> PutBack(Guid record, Guid attachment) => await Mark(record, attachment, null);

    private async Task<bool> Mark(Guid record, Guid attachment, DateTime? removed) => await db.Set<Attachment>().IgnoreQueryFilters()
        .Where(a => a.Id == attachment && a.RecordId == record).ExecuteUpdateAsync(set => set.SetProperty(a => a.RemovedAt, removed)) == 1;

    private async Task<Attachment> TakePicture(string name, byte[] bytes, string description)
    {
        var picture = Picture.Of(bytes);
        var attachment = New(Path.ChangeExtension(Clean(name), ".webp"), FileType.WebP.MediaType, picture.Large.Length, await blobs.Put(picture.Large), description);
        (attachment.SmallHash, attachment.Width, attachment.Height) = (await blobs.Put(picture.Small), picture.Width, picture.Height);
        return attachment;
    }

    private Attachment New(string name, string type, long size, string hash, string description) => new()
    {
        Id = Guid.CreateVersion7(Now), Name = name, MediaType = type, Size = size, Hash = hash, Description = description, AddedAt = Now, AddedBy = visitor.PersonId,
    };

    /// <summary>A name that is only a name: no folders, nothing that a header or a disk trips over.</summary>
    private static string Clean(string name)
    {
        var last = name.Replace('\\', '/').Split('/')[^1];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && !"\"<>|:*?;%#".Contains(c))).Trim(' ', '.');
        var extension = Path.GetExtension(clean);
        return clean.Length <= 150 ? clean : clean[..(150 - extension.Length)] + extension;
    }
}
