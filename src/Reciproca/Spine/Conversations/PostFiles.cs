using Microsoft.AspNetCore.Mvc.ModelBinding;
using Reciproca.Spine.Records.Files;

namespace Reciproca.Spine.Conversations;

/// <summary>Files in a conversation pass the same checks as files on a record.</summary>
public sealed class PostFiles(BlobStore blobs)
{
    public async Task<IReadOnlyList<PostFile>> Take(IFormFile? file, ModelStateDictionary state, Texts.Texts texts)
    {
        if (file is null) return [];
        try
        {
            var (bytes, type) = await Attachments.Checked(file);
            return [new PostFile { Id = Guid.CreateVersion7(), Hash = await blobs.Put(bytes), Name = Path.GetFileName(file.FileName), MediaType = type.MediaType, Size = bytes.Length }];
        }
        catch (RefusedFile refused)
        {
            state.AddModelError("file", texts[refused.TextKey]);
            return [];
        }
    }

    public FileStream? Open(PostFile file) => file.Hash.Length > 0 ? blobs.Open(file.Hash) : null;
}
