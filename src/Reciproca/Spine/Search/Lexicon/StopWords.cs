using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Words that say nothing alone, folded; Lucene's lists and our own for the languages it has none for ("-estado" takes a word out).</summary>
static class StopWords
{
    static readonly ConcurrentDictionary<string, CharArraySet> Sets = new();

    public static CharArraySet Of(string language) => Sets.GetOrAdd(language, Build);

    /// <summary>The same words as written, for telling languages apart.</summary>
    public static IEnumerable<string> Written(string language)
    {
        var own = Own(language).ToLookup(word => word[0] == '-');
        return Shipped(language).Concat(own[false]).Except(own[true].Select(word => word[1..]));
    }

    static CharArraySet Build(string language) =>
        new(LuceneVersion.LUCENE_48, [.. Written(language).Select(Fold)], true);

    static IEnumerable<string> Own(string language) =>
        Embedded.Lines("StopWords." + language + ".txt").SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    static IEnumerable<string> Shipped(string language) => language switch
    {
        "en" => EnglishAnalyzer.DefaultStopSet,
        "es" => SpanishAnalyzer.DefaultStopSet,
        "pt" => PortugueseAnalyzer.DefaultStopSet,
        "fr" => FrenchAnalyzer.DefaultStopSet,
        "id" => IndonesianAnalyzer.DefaultStopSet,
        "hi" => HindiAnalyzer.DefaultStopSet,
        "ar" => ArabicAnalyzer.DefaultStopSet,
        "fa" => PersianAnalyzer.DefaultStopSet,
        "zh" or "ja" or "ko" => CJKAnalyzer.DefaultStopSet,
        _ => [],
    };

    /// <summary>Lower case without combining marks of the Latin script; other scripts keep theirs, which are vowels.</summary>
    internal static string Fold(string word)
    {
        if (!word.Any(c => c is > '\u007f' and < '\u0250')) return word;
        var marks = word.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark);
        return new([.. marks]);
    }
}
