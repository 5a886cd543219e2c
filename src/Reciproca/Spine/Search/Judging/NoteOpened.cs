using Microsoft.AspNetCore.WebUtilities;
using Reciproca.Spine.Records;

namespace Reciproca.Spine.Search.Judging;

/// <summary>
/// Notices that a record was opened from our own results, from the address the browser says it comes from: no script, no detour, nothing stored
/// with the reader. Whoever asks not to be followed is not.
/// </summary>
public sealed class NoteOpened(RequestDelegate next, SearchNotes notes, RecordKinds kinds)
{
    private const int ShortIdLength = 8;

    public async Task Invoke(HttpContext http)
    {
        var opened = Opened(http.Request);
        await next(http);
        if (opened is var (query, shortId) && http.Response.StatusCode == StatusCodes.Status200OK)
            notes.Opened(query, http.Response.Headers.ContentLanguage is [{ Length: > 0 } language, ..] ? language : "en", shortId);
    }

    private (string Query, string ShortId)? Opened(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) || request.Headers.Referer is not [{ Length: > 0 } referer, ..] || IsNotWanted(request.Headers)) return null;
        if (request.Path.Value!.Split('/') is not ["", var kind, { Length: ShortIdLength } shortId] || kinds.ByPath(kind) is null) return null;
        if (!Uri.TryCreate(referer, UriKind.Absolute, out var from) || !string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase)) return null;
        if (from.AbsolutePath != "/search" && kinds.ByPath(from.AbsolutePath.TrimStart('/')) is null) return null;
        return QueryHelpers.ParseQuery(from.Query).TryGetValue("q", out var query) && query is [{ Length: > 0 } text, ..] ? (text, shortId) : null;
    }

    private static bool IsNotWanted(IHeaderDictionary headers) =>
        headers["Sec-GPC"] == "1" || headers["DNT"] == "1" || headers["Sec-Purpose"].ToString().Contains("prefetch", StringComparison.OrdinalIgnoreCase);
}
