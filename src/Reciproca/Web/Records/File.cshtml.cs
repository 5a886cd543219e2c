using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Net.Http.Headers;
using Reciproca.Spine.Records;
using Reciproca.Spine.Records.Files;
using Reciproca.Storage;

namespace Reciproca.Web.Records;

/// <summary>A file on a record. Only pictures that we drew ourselves are shown; all else is handed over to be saved, and runs nothing.</summary>
[OnFile]
public sealed class FileModel(AppDb db, BlobStore blobs) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string hash, string name)
    {
        var file = await db.Set<Attachment>().AsNoTracking().FirstOrDefaultAsync(a => a.Hash == hash || a.SmallHash == hash);
        if (file is null || blobs.Open(hash) is not { } bytes) return NotFound();
        Response.Headers.ContentSecurityPolicy = "default-src 'none'; sandbox; frame-ancestors 'none'";
        // asked again each time, because a record can be withdrawn; the hash spares sending the bytes again
        Response.Headers.CacheControl = "private, no-cache";
        Response.Headers.ContentDisposition = new ContentDispositionHeaderValue(file.IsPicture ? "inline" : "attachment") { FileNameStar = file.Name }.ToString();
        return new FileStreamResult(bytes, file.MediaType) { EntityTag = new EntityTagHeaderValue($"\"{hash}\""), EnableRangeProcessing = true };
    }
}
