namespace Reciproca.Kinds.Initiatives;

public static class InitiativeServices
{
    public static IServiceCollection AddInitiatives(this IServiceCollection services) =>
        services.AddScoped<LedgerReader>().AddScoped<Reckoning>().AddScoped<Joining>().AddScoped<EvaluationReader>().AddScoped<PublicInitiatives>();
}
