using Reciproca.Spine.Translation.Apertium;
using Reciproca.Spine.Translation.Services;

namespace Reciproca.Spine.Translation;

public static class TranslationServices
{
    /// <summary>What an operator has configured goes before what happens to be installed.</summary>
    public static IServiceCollection AddTranslation(this IServiceCollection services, TranslationSettings settings)
    {
        services.AddSingleton(settings).AddSingleton<Translators>().AddSingleton<Drafting>().AddSingleton<DraftBell>();
        if (settings.DeepL.Address.Length > 0) services.AddSingleton<ITranslator, DeepL>();
        if (settings.LibreTranslate.Address.Length > 0) services.AddSingleton<ITranslator, LibreTranslate>();
        if (settings.Apertium is not ("none" or "")) services.AddSingleton<ITranslator, ApertiumTranslator>();
        services.AddScoped<DraftQueue>().AddScoped<Correcting>().AddScoped<Suggesting>();
        return services.AddHostedService<TranslationWorker>();
    }
}
