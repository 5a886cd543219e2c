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
        // another node may name any file of ours on a record of its own: that opens none
        var carriers = db.Set<Attachment>().Where(a => (a.Hash == hash || a.SmallHash == hash) && (a.AddedBy != null || db.Set<Record>().Any(r => r.Id == a.RecordId && r.Origin == null))).Select(a => a.RecordId);
        return await db.Set<Record>().Where(RecordPermissions.ReadableBy(visitor)).AnyAsync(r => carriers.Contains(r.Id)) ? Answer.Yes : Answer.NotFound;
    }
}
