using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace Reciproca.Spine.Translation.Services;

/// <summary>DeepL's interface of version 2.</summary>
public sealed class DeepL(TranslationSettings settings, TimeProvider clock) : ITranslator, IDisposable
{
    private const int MostTexts = 50;
    private static readonly TimeSpan Remember = TimeSpan.FromHours(6);

    // languages that must say which of theirs is meant
    private static readonly Dictionary<string, string> Targets = new() { ["en"] = "EN-GB", ["pt"] = "PT-BR", ["zh"] = "ZH-HANS" };

    private readonly Exchange exchange = new(settings.DeepL, settings);
    private (HashSet<string> From, HashSet<string> To)? known;
    private DateTimeOffset askedAt;

    public string Name => "DeepL";
    public bool IsRemote => true;
    private AuthenticationHeaderValue Key => new("DeepL-Auth-Key", settings.DeepL.Key);

    public bool MayKnow(string from, string to) => known is not { } sure || (sure.From.Contains(from.ToUpperInvariant()) && sure.To.Contains(Target(to)));

    public async Task<IReadOnlyList<string>> Translate(IReadOnlyList<string> texts, string from, string to, CancellationToken cancel)
    {
        if (known is null || clock.GetUtcNow() - askedAt > Remember) (known, askedAt) = ((await Languages("source", cancel), await Languages("target", cancel)), clock.GetUtcNow());
        if (!MayKnow(from, to)) throw new TranslatorFailure(Failure.NoTranslator, $"{from} → {to}");
        var all = new List<string>(texts.Count);
        foreach (var some in texts.Chunk(MostTexts))
        {
            var body = new JsonObject
            {
                ["text"] = new JsonArray([.. some.Select(t => (JsonNode)Tags.Write(t))]), ["source_lang"] = from.ToUpperInvariant(), ["target_lang"] = Target(to),
                ["tag_handling"] = "xml", ["ignore_tags"] = new JsonArray("x"), ["preserve_formatting"] = true,
            };
            var answer = await exchange.Post("/v2/translate", body, Key, cancel);
            if (answer is not JsonObject { } said || said["translations"] is not JsonArray translations) throw new TranslatorFailure(Failure.NotJson, "no translations");
            all.AddRange(translations.Select(t => t is JsonObject one && one["text"] is JsonValue text && text.TryGetValue<string>(out var value) ? Tags.Read(value) : throw new TranslatorFailure(Failure.NotJson, "no text")));
        }
        return all;
    }

    private static string Target(string language) => Targets.GetValueOrDefault(language, language.ToUpperInvariant());

    private async Task<HashSet<string>> Languages(string type, CancellationToken cancel)
    {
        if (await exchange.Get($"/v2/languages?type={type}", Key, cancel) is not JsonArray languages) throw new TranslatorFailure(Failure.NotJson, "no list of languages");
        return [.. languages.Select(l => l is JsonObject one && one["language"] is JsonValue code && code.TryGetValue<string>(out var value) ? value : throw new TranslatorFailure(Failure.NotJson, "no list of languages"))];
    }

    public void Dispose() => exchange.Dispose();
}
