using System.Text.Json;

namespace Reciproca.Spine.Search.Embeddings;

/// <summary>What lies in a model's folder, in the names that models are published with.</summary>
/// <param name="Model">The ONNX file.</param>
/// <param name="SentencePiece">Its SentencePiece model; null where it reads WordPiece.</param>
/// <param name="WordPiece">Its list of word pieces; null where it reads SentencePiece.</param>
public sealed record ModelFolder(string Model, string? SentencePiece, string? WordPiece)
{
    private static readonly string[] Models = ["model.onnx", "onnx/model.onnx", "model_quantized.onnx", "onnx/model_quantized.onnx", "onnx/model_int8.onnx"];
    private static readonly string[] SentencePieces = ["sentencepiece.bpe.model", "sentencepiece.model", "spiece.model", "tokenizer.model"];

    /// <summary>XLM-RoBERTa counts its pieces from one, after four signs of its own.</summary>
    public bool CountsFromOne { get; private init; }
    public bool FirstTokenSpeaks { get; private init; }
    public bool LowerCase { get; private init; }

    /// <summary>What goes before a question and before a text: some models were taught with it.</summary>
    public string Question { get; private init; } = "";
    public string Passage { get; private init; } = "";
    public int MostTokens { get; private init; } = 256;

    /// <summary>Changes with the model: vectors of another cannot be compared.</summary>
    public string Mark => $"{new FileInfo(Model).Length:x}-{Path.GetFileName(SentencePiece ?? WordPiece)}-{Question}-{Passage}-{MostTokens}";

    /// <summary>Null where there is no model.</summary>
    /// <exception cref="InvalidDataException">There is one, and something it needs is missing.</exception>
    public static ModelFolder? In(string folder)
    {
        if (Models.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists) is not { } model) return null;
        var sentencePiece = SentencePieces.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        var wordPiece = File.Exists(Path.Combine(folder, "vocab.txt")) ? Path.Combine(folder, "vocab.txt") : null;
        if (sentencePiece is null && wordPiece is null) throw new InvalidDataException($"{folder} has a model and no tokenizer: put sentencepiece.bpe.model or vocab.txt beside it");
        var (config, pooling, tokens, own) = (Json(folder, "config.json"), Json(folder, "1_Pooling/config.json"), Json(folder, "tokenizer_config.json"), Json(folder, "reciproca.json"));
        var e5 = Text(config, "_name_or_path")?.Contains("e5", StringComparison.OrdinalIgnoreCase) == true;
        return new ModelFolder(model, sentencePiece, sentencePiece is null ? wordPiece : null)
        {
            CountsFromOne = Text(config, "model_type") is "xlm-roberta" or "camembert",
            FirstTokenSpeaks = Text(own, "pooling") is { } said ? said == "cls" : Flag(pooling, "pooling_mode_cls_token") ?? false,
            LowerCase = Flag(tokens, "do_lower_case") ?? false,
            Question = Text(own, "question") ?? (e5 ? "query: " : ""), Passage = Text(own, "passage") ?? (e5 ? "passage: " : ""),
            MostTokens = own is { } set && set.TryGetProperty("tokens", out var most) && most.TryGetInt32(out var number) ? Math.Clamp(number, 8, 8192) : 256,
        };
    }

    private static JsonElement? Json(string folder, string name)
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) return null;
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            return file.RootElement.ValueKind == JsonValueKind.Object ? file.RootElement.Clone() : null;
        }
        catch (JsonException error) { throw new InvalidDataException($"{path}: {error.Message}", error); }
    }

    private static string? Text(JsonElement? json, string name) => json is { } there && there.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool? Flag(JsonElement? json, string name) => json is { } there && there.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.True or JsonValueKind.False ? value.GetBoolean() : null;
}
