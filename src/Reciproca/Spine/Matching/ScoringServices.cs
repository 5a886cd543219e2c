namespace Reciproca.Spine.Matching;

public static class ScoringServices
{
    public static IServiceCollection AddScoring(this IServiceCollection services) => services
        .AddSingleton<NodeWeights>().AddSingleton<Scoring>().AddSingleton<Ranking>().AddScoped<Reasons>().AddScoped<MatchWeights>();
}
