namespace Reciproca.Across.Import;

public static class ImportServices
{
    public static IServiceCollection AddImport(this IServiceCollection services) => services
        .AddSingleton<ImportProgress>().AddScoped<ImportCheck>().AddScoped<ImportScene>().AddScoped<UndoImport>().AddScoped<ImportTemplate>();
}
