namespace Reciproca.Spine.Search;

public static class SearchServices
{
    public static IServiceCollection AddSearch(this IServiceCollection services) => services
        .AddSingleton(provider => new Lexicon.CurrentLexicon(provider.GetRequiredService<NodeSettings>().In("lexicon"))).AddSingleton<Lexicon.LexiconTeaching>().AddSingleton<RecordIndex>().AddSingleton<ConceptTagger>().AddSingleton<RecordSearch>().AddSingleton<Suggestions>().AddSingleton<Gist>()
        .AddSingleton<Embeddings.SecondSignal>().AddSingleton<Embeddings.VectorKeeper>().AddHostedService<Embeddings.VectorWorker>()
        .AddSingleton<Judging.SearchNotes>().AddScoped<Judging.Judgements>().AddScoped<Lexicon.Keeping.KnownTexts>().AddScoped<Lexicon.Keeping.LexiconLessons>()
        .AddSingleton<Lexicon.Keeping.LexiconKeeper>().AddHostedService(provider => provider.GetRequiredService<Lexicon.Keeping.LexiconKeeper>())
        .AddScoped<RecordReading>().AddSingleton<IndexKeeper>().AddHostedService(provider => provider.GetRequiredService<IndexKeeper>());
}
