using System.Globalization;
using Reciproca.Spine.People;
using Reciproca.Spine.Texts;

namespace Reciproca.Web;

/// <summary>?lang= switches and is remembered; then the cookie, the person's own, the browser's.</summary>
public sealed class RequestLanguage(RequestDelegate next)
{
    public const string Cookie = "lang";

    public async Task Invoke(HttpContext http, Visitor visitor)
    {
        visitor.Language = Asked(http) ?? Known(http.Request.Cookies[Cookie]) ?? Personal(visitor) ?? Accepted(http.Request) ?? "en";
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(visitor.Language);
        http.Response.Headers.ContentLanguage = visitor.Language;
        await next(http);
    }

    /// <summary>The language this request is answered in, before anybody is known: what a cached page varies by.</summary>
    public static string Of(HttpRequest request) =>
        Known(request.Query["lang"]) ?? Known(request.Cookies[Cookie]) ?? Accepted(request) ?? "en";

    private static string? Asked(HttpContext http)
    {
        if (Known(http.Request.Query["lang"]) is not { } language) return null;
        http.Response.Cookies.Append(Cookie, language, new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true, Secure = http.Request.IsHttps,
        });
        return language;
    }

    private static string? Personal(Visitor visitor) => visitor.IsSignedIn ? Known(visitor.Language) : null;

    private static string? Known(string? language) => language is not null && InterfaceTexts.Languages.Contains(language) ? language : null;

    private static string? Accepted(HttpRequest request) => request.GetTypedHeaders().AcceptLanguage
        .OrderByDescending(l => l.Quality ?? 1).Select(l => Known(l.Value.Value?.Split('-')[0].ToLowerInvariant())).FirstOrDefault(l => l is not null);
}
