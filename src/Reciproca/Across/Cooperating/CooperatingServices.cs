namespace Reciproca.Across.Cooperating;

public static class CooperatingServices
{
    public static IServiceCollection AddCooperating(this IServiceCollection services) => services.AddScoped<Beginnings>().AddScoped<InitiativeStory>().AddScoped<NoteToPractice>();
}
