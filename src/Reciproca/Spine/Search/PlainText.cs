using Markdig;

namespace Reciproca.Spine.Search;

/// <summary>The words of a Markdown text without its signs, normalised as the index wants them.</summary>
public static class PlainText
{
    private const int StartLength = 220;
    private static readonly System.Buffers.SearchValues<char> Signs = System.Buffers.SearchValues.Create("*_`#[]<>|\\~&");

    public static string Of(string text) => Normal(text.AsSpan().IndexOfAny(Signs) < 0 ? text : Markdown.ToPlainText(text)).Trim();

    /// <summary>The beginning, cut at a word: what a list shows where nothing was searched for.</summary>
    public static string Start(string text)
    {
        var plain = Of(text.Length > 4 * StartLength ? text[..(4 * StartLength)] : text).ReplaceLineEndings(" ");
        if (plain.Length <= StartLength) return plain;
        var space = plain.LastIndexOf(' ', StartLength);
        return plain[..(space > StartLength / 2 ? space : StartLength)] + "…";
    }

    // A lone surrogate makes Normalize throw; whoever typed it shall still be found.
    private static string Normal(string text)
    {
        try { return text.IsNormalized() ? text : text.Normalize(); }
        catch (ArgumentException) { return new([.. text.Where(c => !char.IsSurrogate(c))]); }
    }
}
