using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Tokens that were read before, for fields that share them.</summary>
sealed class TokenList : TokenStream
{
    readonly List<Token> tokens;
    readonly ICharTermAttribute term;
    readonly IOffsetAttribute place;
    readonly IPositionIncrementAttribute step;
    int next;

    public TokenList(List<Token> tokens)
    {
        this.tokens = tokens;
        (term, place, step) = (AddAttribute<ICharTermAttribute>(), AddAttribute<IOffsetAttribute>(), AddAttribute<IPositionIncrementAttribute>());
    }

    public override bool IncrementToken()
    {
        if (next == tokens.Count) return false;
        var token = tokens[next++];
        ClearAttributes();
        term.SetEmpty().Append(token.Term);
        place.SetOffset(token.Start, token.End);
        step.PositionIncrement = token.Step;
        return true;
    }

    public override void Reset() => next = 0;
}
