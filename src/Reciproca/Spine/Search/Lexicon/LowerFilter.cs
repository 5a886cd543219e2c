using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Lower case, the same in every country. From a table, because Lucene's filter asks ICU for each word with an accent, an eighth of the time of indexing.</summary>
sealed class LowerFilter : TokenFilter
{
    static readonly char[] Lower = [.. Enumerable.Range(0, char.MaxValue + 1).Select(c => char.ToLowerInvariant((char)c))];

    readonly ICharTermAttribute term;

    public LowerFilter(TokenStream words) : base(words) => term = AddAttribute<ICharTermAttribute>();

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken()) return false;
        foreach (ref var letter in term.Buffer.AsSpan(0, term.Length)) letter = Lower[letter];
        return true;
    }
}
