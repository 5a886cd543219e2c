namespace Reciproca.Across.Rounds;

public static class RoundServices
{
    public static IServiceCollection AddRounds(this IServiceCollection services) => services
        .AddScoped<RoundOfRequest>().AddScoped<Fitting>().AddScoped<Assembling>().AddScoped<Repairing>().AddScoped<Clearings>().AddScoped<Proposing>().AddScoped<Entering>()
        .AddScoped<Responding>().AddScoped<Publishing>().AddScoped<RoundCircle>().AddScoped<RoundWords>().AddScoped<Passes>().AddScoped<CityBell>().AddScoped<Reachable>().AddSingleton<ClearingWatch>();
}
