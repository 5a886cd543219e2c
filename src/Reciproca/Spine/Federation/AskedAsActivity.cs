using Reciproca.ActivityPub.Fetching;
using Reciproca.Spine.Records;

namespace Reciproca.Spine.Federation;

/// <summary>
/// A record has one address for people and servers. Who asks for an activity is led to where it is told as one, before the cache of pages, which
/// knows only people.
/// </summary>
public sealed class AskedAsActivity(RequestDelegate next, RecordKinds kinds)
{
    public Task Invoke(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Path.Value!.Split('/') is ["", var kind, { Length: > 0 } id] && kinds.ByPath(kind) is not null)
        {
            http.Response.Headers.Vary = "Accept";
            if (WantsActivity(http.Request)) http.Request.Path = $"/federation/objects/{kind}/{id}";
        }
        return next(http);
    }

    private static bool WantsActivity(HttpRequest request) => request.Headers.Accept.SelectMany(a => (a ?? "").Split(',')).Any(a =>
        a.TrimStart().StartsWith(MediaTypes.Activity, StringComparison.OrdinalIgnoreCase) || a.TrimStart().StartsWith("application/ld+json", StringComparison.OrdinalIgnoreCase));
}
