namespace Reciproca.Across.Impact;

public static class ImpactServices
{
    public static IServiceCollection AddImpact(this IServiceCollection services) =>
        services.AddScoped<Outgrowth>().AddScoped<Reckoner>().AddScoped<Counting>().AddScoped<Recount>().AddScoped<ImpactReader>();
}
