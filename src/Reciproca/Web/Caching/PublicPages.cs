using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Primitives;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Web.Caching;

/// <summary>
/// Keeps public pages as citizens see them. Whoever carries a cookie that could mean something gets a page of their own;
/// what a page was made of is in its key, so there is nothing to clear.
/// </summary>
public sealed class PublicPages(RecordKinds kinds, ContentVersion version) : IOutputCachePolicy
{
    private const int ShortIdLength = 8;
    private static readonly string[] Known = ["search", "about", "accessibility", "privacy", "open-data", "impact"];

    /// <summary>A page says how long ago things were: it may not lie for longer than this.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancel)
    {
        var request = context.HttpContext.Request;
        var mine = HttpMethods.IsGet(request.Method) && request.Headers.Authorization.Count == 0 && IsPublic(request.Path)
            && request.Cookies.Keys.All(c => c is RequestLanguage.Cookie or "form");
        context.EnableOutputCaching = context.AllowCacheLookup = mine;
        // with the form cookie a page may hold that person's token and sets no cookie that would give it away
        context.AllowCacheStorage = mine && !request.Cookies.ContainsKey("form");
        context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Longest;
        context.CacheVaryByRules.QueryKeys = "*";
        context.CacheVaryByRules.VaryByValues["version"] = version.Now.ToString(System.Globalization.CultureInfo.InvariantCulture);
        context.CacheVaryByRules.VaryByValues["language"] = RequestLanguage.Of(request);
        context.CacheVaryByRules.VaryByValues["encoding"] = Encoding(request.Headers.AcceptEncoding);
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancel) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancel)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || !StringValues.IsNullOrEmpty(response.Headers.SetCookie) || response.Headers.CacheControl.ToString().Contains("no-store"))
            context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    /// <summary>Home, search, lists and records; never an address that does something.</summary>
    private bool IsPublic(PathString path) => path.Value!.Split('/') switch
    {
        ["", ""] => true,
        ["", var only] => Known.Contains(only) || kinds.ByPath(only) is not null || (only.EndsWith(".atom", StringComparison.Ordinal) && kinds.ByPath(only[..^5]) is not null),
        ["", var kind, { Length: ShortIdLength }] => kinds.ByPath(kind) is not null,
        _ => false,
    };

    private static string Encoding(StringValues accepted) => accepted.ToString() is var all && all.Contains("br") ? "br" : all.Contains("gzip") ? "gzip" : "";
}
