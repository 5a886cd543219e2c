namespace Reciproca.Spine.Search.Lexicon;

/// <summary>Words without a translation are mostly names, numbers, codes or international words: they are passed on as written.</summary>
static class Unknown
{
    const float Name = .7f;

    public static PivotTerm[] Word(string text, Token token)
    {
        var written = token.End <= text.Length ? text[token.Start..token.End] : token.Term;
        var english = Analysis.Terms("en", written);
        return [new(english.Count == 1 ? english[0] : token.Term, written.Any(char.IsDigit) ? 1 : Name)];
    }
}
