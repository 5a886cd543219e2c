using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Hi;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.In;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.NGram;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Util;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>The chain of one language: words, folding, stop words, stems.</summary>
sealed class LanguageAnalyzer(string language, bool stem) : Analyzer
{
    const LuceneVersion V = LuceneVersion.LUCENE_48;

    protected override TokenStreamComponents CreateComponents(string field, TextReader reader)
    {
        var words = new StandardTokenizer(V, reader);
        var lower = new LowerFilter(Split(words));
        var folded = new ASCIIFoldingFilter(Normal(lower));
        return new(words, stem ? Stems(folded) : folded);
    }

    /// <summary>What folded words are found by. Stop words are compared folded, so that "más" and "mas" go alike; a query without accents meets its stem.</summary>
    public TokenStream Stems(TokenStream folded) => Stemmed(new StopFilter(V, folded, StopWords.Of(language)));

    TokenStream Split(TokenStream words) => language switch
    {
        "en" => new EnglishPossessiveFilter(V, words),
        "fr" => new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES),
        "zh" or "ja" or "ko" => new CJKWidthFilter(words),
        _ => words,
    };

    TokenStream Normal(TokenStream words) => language switch
    {
        "hi" or "ne" => new HindiNormalizationFilter(new IndicNormalizationFilter(words)),
        "ar" => new ArabicNormalizationFilter(words),
        "fa" or "ur" => new PersianNormalizationFilter(new ArabicNormalizationFilter(words)),
        "zh" or "ja" or "ko" => new CJKBigramFilter(words),
        // Scripts without spaces arrive as whole phrases; three letters at a time they can still meet.
        "th" or "km" or "lo" or "my" => new NGramTokenFilter(V, words, 3, 3),
        _ => words,
    };

    TokenStream Stemmed(TokenStream words) => language switch
    {
        "en" => new PorterStemFilter(words),
        "es" => new SuffixFilter(words, SuffixStemmer.Spanish),
        "pt" => new SuffixFilter(words, SuffixStemmer.Portuguese),
        "fr" => new SuffixFilter(words, SuffixStemmer.French),
        "id" or "ms" => new IndonesianStemFilter(new NasalFilter(words)),
        "hi" => new HindiStemFilter(words),
        "ar" => new ArabicStemFilter(words),
        _ => words,
    };
}
