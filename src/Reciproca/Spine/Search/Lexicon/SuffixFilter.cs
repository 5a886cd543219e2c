using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Cuts each term to the stem a <see cref="SuffixStemmer"/> finds.</summary>
sealed class SuffixFilter : TokenFilter
{
    readonly SuffixStemmer stemmer;
    readonly ICharTermAttribute term;

    public SuffixFilter(TokenStream words, SuffixStemmer stemmer) : base(words)
    {
        this.stemmer = stemmer;
        term = AddAttribute<ICharTermAttribute>();
    }

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken()) return false;
        term.Length = stemmer.Stem(term.Buffer, term.Length);
        return true;
    }
}
