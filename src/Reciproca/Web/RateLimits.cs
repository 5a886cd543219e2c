using System.Threading.RateLimiting;

namespace Reciproca.Web;

/// <summary>How often one address may try; pages name their limit with [EnableRateLimiting]. Reading is not counted.</summary>
public static class RateLimits
{
    public const string SignIn = "sign-in", Letter = "letter";

    public static IServiceCollection AddRateLimits(this IServiceCollection services, LimitSettings limits) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.AddPolicy(SignIn, http => Posts(http, limits.SignIns, TimeSpan.FromMinutes(1)));
        options.AddPolicy(Letter, http => Posts(http, limits.Letters, TimeSpan.FromMinutes(10)));
    });

    private static RateLimitPartition<string> Posts(HttpContext http, int most, TimeSpan window)
    {
        var address = http.Connection.RemoteIpAddress?.ToString() ?? "";
        return HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(address, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = window, QueueLimit = 0 })
            : RateLimitPartition.GetNoLimiter("");
    }
}
