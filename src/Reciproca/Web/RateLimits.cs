using System.Net;
using System.Threading.RateLimiting;

namespace Reciproca.Web;

/// <summary>How often one address may try; pages name their limit with [EnableRateLimiting]. Reading is not counted, but searching is;
/// the machine itself may search and send as it likes.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in", Letter = "letter", Search = "search", Pass = "pass";

    public static IServiceCollection AddRateLimits(this IServiceCollection services, LimitSettings limits) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(SignIn, http => Posts(http, limits.SignIns, TimeSpan.FromMinutes(1)));
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => IsFromHere(http) ? Unlimited : Posts(http, limits.Forms, TimeSpan.FromMinutes(1)));
        options.AddPolicy(Search, http => IsFromHere(http) ? Unlimited : Window(http, limits.Searches, TimeSpan.FromMinutes(1)));
        // whoever has only a secret address may not try many, however they ask
        options.AddPolicy(Pass, http => http.GetRouteValue("pass") is null ? Unlimited : Window(http, limits.Passes, TimeSpan.FromMinutes(1)));
        options.AddPolicy(Letter, http => Posts(http, limits.Letters, TimeSpan.FromMinutes(10)));
    });

    private static RateLimitPartition<string> Unlimited => RateLimitPartition.GetNoLimiter("");

    private static bool IsFromHere(HttpContext http) => http.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address);

    private static RateLimitPartition<string> Posts(HttpContext http, int most, TimeSpan window) =>
        HttpMethods.IsPost(http.Request.Method) ? Window(http, most, window) : Unlimited;

    private static RateLimitPartition<string> Window(HttpContext http, int most, TimeSpan window) => RateLimitPartition.GetFixedWindowLimiter(
        http.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window, QueueLimit = 0 });
}
