using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;

namespace Reciproca.Spine.Records.Files;

/// <summary>A file may be read by whoever may read a record that carries it.</summary>
public sealed class OnFileAttribute : AskAttribute
{
    public override async ValueTask<Answer> Ask(HttpContext http, Visitor visitor)
    {
        var hash = http.GetRouteValue("hash") as string ?? "";
        if (!BlobStore.IsHash(hash)) return Answer.NotFound;
        var db = http.RequestServices.GetRequiredService<AppDb>();
        var carriers = db.Set<Attachment>().Where(a => a.Hash == hash || a.SmallHash == hash).Select(a => a.RecordId);
        return await db.Set<Record>().Where(RecordPermissions.ReadableBy(visitor)).AnyAsync(r => carriers.Contains(r.Id)) ? Answer.Yes : Answer.NotFound;
    }
}
