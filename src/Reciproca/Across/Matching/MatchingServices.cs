namespace Reciproca.Across.Matching;

public static class MatchingServices
{
    public static IServiceCollection AddMatching(this IServiceCollection services) => services.AddScoped<Matcher>().AddScoped<Learning>().AddScoped<Matches>();
}
