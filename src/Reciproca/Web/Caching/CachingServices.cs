namespace Reciproca.Web.Caching;

public static class CachingServices
{
    private const int Megabyte = 1024 * 1024;

    public static IServiceCollection AddPageCache(this IServiceCollection services)
    {
        services.AddSingleton<PublicPages>();
        return services.AddOutputCache(options =>
        {
            (options.SizeLimit, options.MaximumBodySize) = (32 * Megabyte, Megabyte);
            options.AddBasePolicy(policy => policy.AddPolicy<PublicPages>(), excludeDefaultPolicy: true);
        });
    }
}
