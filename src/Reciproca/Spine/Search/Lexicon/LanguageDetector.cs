namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Says in which language a text is written: by script, then by its words and letter sequences; works for three words and for pages.</summary>
public static class LanguageDetector
{
    const int Enough = 2000;
    static readonly Lazy<Dictionary<string, LetterModel[]>> Models = new(LetterModel.PerScript);

    /// <summary>The likeliest language.</summary>
    /// <param name="text">Any text; only its beginning is read.</param>
    /// <param name="preferred">The language to assume when the text does not tell ("hospital", "2030"): mostly the reader's.</param>
    public static Detection Detect(string text, string? preferred = null)
    {
        var ranked = Rank(text, preferred);
        return ranked.Count > 0 ? ranked[0] : new(preferred ?? "en", 0);
    }

    /// <summary>All candidates, likeliest first; confidences sum to one. Empty when there is no letter.</summary>
    public static IReadOnlyList<Detection> Rank(string text, string? preferred = null)
    {
        var start = text.Length > Enough ? text[..Enough] : text;
        if (Script.Of(start) is not { } script) return [];
        return Models.Value.TryGetValue(script, out var models)
            ? Weigh(models, start, preferred is null ? null : Analysis.Primary(preferred))
            : [new(script == "Zyyy" ? "und" : script, 1)];
    }

    static List<Detection> Weigh(LetterModel[] models, string text, string? preferred)
    {
        var words = LetterModel.Words(text);
        var scores = Array.ConvertAll(models, model => model.Score(words) + (model.Language == preferred ? 2 : 0));
        var top = scores.Max();
        var weights = Array.ConvertAll(scores, score => Math.Exp(score - top));
        var sum = weights.Sum();
        return [.. models.Select((model, i) => new Detection(model.Language, weights[i] / sum)).OrderByDescending(d => d.Confidence)];
    }
}

/// <summary>A language and how sure the detector is, from 0 to 1.</summary>
public readonly record struct Detection(string Language, double Confidence);
