using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Spine.Federation.Moving;

/// <summary>
/// Who comes to the page of a record that stood here and has moved with its organisation is led on to where it stands now. Nothing may keep the
/// answer: the organisation may come back.
/// </summary>
public sealed class LeadOn(RequestDelegate next, RecordKinds kinds, Addresses addresses)
{
    public async Task Invoke(HttpContext http)
    {
        // what is our own has not moved, and the record is asked for anyway
        if (Asked(http) is var (uri, shortId) && await http.RequestServices.GetRequiredService<RecordOfRequest>().FindToShow(shortId) is { Origin: not null }
            && await Target(http.RequestServices.GetRequiredService<AppDb>(), uri, shortId, http.RequestAborted) is { } target)
        {
            http.Response.Headers.CacheControl = "no-cache";
            http.Response.Headers.Location = target;
            http.Response.StatusCode = StatusCodes.Status308PermanentRedirect;
            return;
        }
        await next(http);
    }

    /// <summary>Where a record of ours stands now that has moved; null where none has moved from that address.</summary>
    public static Task<string?> Target(AppDb db, string uri, string shortId, CancellationToken cancel) =>
        db.Set<Record>().Where(r => r.ShortId == shortId && r.Origin != null && db.Set<FormerAddress>().Any(f => f.RecordId == r.Id && f.Uri == uri)).Select(r => r.Uri).SingleOrDefaultAsync(cancel);

    /// <summary>The address that a page of a record stands for, whatever words follow the id.</summary>
    private (string Uri, string ShortId)? Asked(HttpContext http) =>
        (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)) && http.GetEndpoint()?.Metadata.GetMetadata<PageActionDescriptor>()?.ViewEnginePath.EndsWith("/Show", StringComparison.Ordinal) == true
        && http.Request.Path.Value!.Split('/') is ["", var path, { Length: > 0 and <= 12 } id, ..] && kinds.ByPath(path) is not null ? ($"{addresses.Home}/{path}/{id}", id) : null;
}
