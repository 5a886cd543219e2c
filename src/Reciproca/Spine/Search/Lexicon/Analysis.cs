using System.Collections.Concurrent;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>How a text of a language becomes terms. Analysers are shared and safe to use from many threads.</summary>
public static class Analysis
{
    static readonly ConcurrentDictionary<(string, bool), LanguageAnalyzer> Analyzers = new();
    static readonly ConcurrentDictionary<string, WordStems> Stems = new();

    /// <summary>Languages with an analyser of their own; every other one gets plain folding and still works.</summary>
    public static IReadOnlyList<string> Languages { get; } =
        ["en", "es", "pt", "fr", "id", "ms", "hi", "ar", "fa", "ur", "th", "zh", "ja", "ko", "vi", "tl", "sw"];

    /// <summary>The analyser for finding: lower case, folded diacritics, no stop words, stems.</summary>
    /// <param name="language">BCP 47 tag; only its language part counts ("pt-BR" is "pt").</param>
    public static Analyzer For(string language) => Get(language, true);

    /// <summary>Lower case and folded diacritics only: for exact matches and phrases.</summary>
    public static Analyzer Exact(string language) => Get(language, false);

    /// <summary>The stemmed terms of a text, in order, repeated as they occur.</summary>
    public static List<string> Terms(string language, string text) =>
        Tokens(language, text).ConvertAll(token => token.Term);

    /// <summary>The stemmed terms with the place in the text they came from.</summary>
    public static List<Token> Tokens(string language, string text) => Read(language, text, null);

    /// <summary>The words as written (lower case, folded), with their places.</summary>
    public static List<Token> Words(string language, string text)
    {
        var words = new List<Token>();
        Read(language, text, words);
        return words;
    }

    /// <summary>Both at once.</summary>
    public static List<Token> Tokens(string language, string text, out List<Token> words) => Read(language, text, words = []);

    /// <summary>"pt-BR" and "PT" are both "pt"; "zh-Hant" is "zh"; "fil" is "tl".</summary>
    public static string Primary(string language)
    {
        var cut = language.AsSpan().IndexOfAny('-', '_');
        var primary = (cut < 0 ? language : language[..cut]).ToLowerInvariant();
        return primary == "fil" ? "tl" : primary;
    }

    static LanguageAnalyzer Get(string language, bool stem) =>
        Analyzers.GetOrAdd((Primary(language), stem), key => new LanguageAnalyzer(key.Item1, key.Item2));

    // Reads the words and looks their stems up: the same tokens as For gives.
    static List<Token> Read(string language, string text, List<Token>? words)
    {
        var analyzer = Get(language, false);
        var stems = Stems.GetOrAdd(Primary(language), _ => new(analyzer));
        var tokens = new List<Token>();
        using var stream = analyzer.GetTokenStream("", text.Normalized());
        var term = stream.GetAttribute<ICharTermAttribute>();
        var place = stream.GetAttribute<IOffsetAttribute>();
        var step = stream.GetAttribute<IPositionIncrementAttribute>();
        stream.Reset();
        for (var skipped = 0; stream.IncrementToken();)
        {
            var word = stems.Of(term.Buffer.AsSpan(0, term.Length));
            words?.Add(new(word.Written, place.StartOffset, place.EndOffset, step.PositionIncrement));
            if (word.Stem is null) skipped += step.PositionIncrement;
            else
            {
                tokens.Add(new(word.Stem, place.StartOffset, place.EndOffset, step.PositionIncrement + skipped));
                skipped = 0;
            }
        }
        stream.End();
        return tokens;
    }

    // Lone surrogates from cut texts make Normalize throw, and a query must never do that.
    static string Normalized(this string text)
    {
        // what comes before the first combining mark is normal by itself, and asking takes longer than reading
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\uffff')) return text;
        try { return text.IsNormalized() ? text : text.Normalize(); }
        catch (ArgumentException) { return new([.. text.Where(c => !char.IsSurrogate(c))]); }
    }
}

/// <summary>One term and where it stands in the text (UTF-16 positions, end exclusive).</summary>
/// <param name="Step">How many words it stands after the one before: more than 1 where words that are in every text were left out.</param>
public readonly record struct Token(string Term, int Start, int End, int Step = 1);
