using System.Text.Json.Nodes;

namespace Reciproca.Spine.Translation.Services;

/// <summary>A LibreTranslate server, the operator's own or another's.</summary>
public sealed class LibreTranslate(TranslationSettings settings, TimeProvider clock) : ITranslator, IDisposable
{
    private static readonly TimeSpan Remember = TimeSpan.FromHours(6);

    private readonly Exchange exchange = new(settings.LibreTranslate, settings);
    private HashSet<(string, string)>? pairs;
    private DateTimeOffset askedAt;

    public string Name => "LibreTranslate";
    public bool IsRemote => true;

    public bool MayKnow(string from, string to) => pairs?.Contains((from, to)) ?? true;

    public async Task<IReadOnlyList<string>> Translate(IReadOnlyList<string> texts, string from, string to, CancellationToken cancel)
    {
        if (pairs is null || clock.GetUtcNow() - askedAt > Remember) (pairs, askedAt) = (await Pairs(cancel), clock.GetUtcNow());
        if (!MayKnow(from, to)) throw new TranslatorFailure(Failure.NoTranslator, $"{from} → {to}");
        var body = new JsonObject
        {
            ["q"] = new JsonArray([.. texts.Select(t => (JsonNode)Tags.Write(t))]), ["source"] = from, ["target"] = to, ["format"] = "html",
        };
        if (settings.LibreTranslate.Key is { Length: > 0 } key) body["api_key"] = key;
        var answer = await exchange.Post("/translate", body, null, cancel);
        return answer is JsonObject { } said && said["translatedText"] is JsonArray all && all.All(t => t?.GetValueKind() == System.Text.Json.JsonValueKind.String)
            ? [.. all.Select(t => Tags.Read((string)t!))] : throw new TranslatorFailure(Failure.NotJson, "no translatedText");
    }

    private async Task<HashSet<(string, string)>> Pairs(CancellationToken cancel)
    {
        if (await exchange.Get("/languages", null, cancel) is not JsonArray languages) throw new TranslatorFailure(Failure.NotJson, "no list of languages");
        try
        {
            return [.. from language in languages from target in language!["targets"]!.AsArray() select ((string)language["code"]!, (string)target!)];
        }
        catch (Exception error) when (error is InvalidOperationException or NullReferenceException or ArgumentException) { throw new TranslatorFailure(Failure.NotJson, "no list of languages", error); }
    }

    public void Dispose() => exchange.Dispose();
}
