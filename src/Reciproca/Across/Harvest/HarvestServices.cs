namespace Reciproca.Across.Harvest;

public static class HarvestServices
{
    public static IServiceCollection AddHarvest(this IServiceCollection services) =>
        services.AddScoped<BringIn>().AddScoped<OfferedPractice>().AddScoped<LibraryDesk>().AddSingleton(provider => OaiClient.Create(provider.GetRequiredService<NodeSettings>()));
}
