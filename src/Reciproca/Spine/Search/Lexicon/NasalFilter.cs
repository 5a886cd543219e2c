using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>
/// Puts back the consonant that Indonesian and Malay prefixes swallow: "meningkatkan" becomes "mentingkatkan", so that the stemmer
/// finds "tingkat" in it; Lucene's stemmer alone leaves "ingkat".
/// </summary>
sealed class NasalFilter : TokenFilter
{
    static readonly (string Prefix, char Consonant, string[] Roots)[] Swallowed =
    [
        ("eng", 'k', ["elola", "urang", "embang", "endali", "irim", "umpul", "omunikasi", "enal", "endara", "onsumsi", "onservasi", "ontrol", "eluar", "uat", "aji", "erja", "oordina"]),
        ("en", 'n', ["ilai", "aik", "ikmat", "asihat", "anti", "ormal", "yata", "ama"]),
        ("em", 'm', ["ilik", "iskin", "uat", "inum", "asuk", "ulai", "ati", "ukim", "uda"]),
        ("en", 't', []), ("em", 'p', []),
    ];

    readonly ICharTermAttribute term;

    public NasalFilter(TokenStream words) : base(words) => term = AddAttribute<ICharTermAttribute>();

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken()) return false;
        var word = term.ToString()!;
        if (word.Length > 6 && word[0] is 'm' or 'p') Restore(word);
        return true;
    }

    void Restore(string word)
    {
        foreach (var (prefix, consonant, roots) in Swallowed)
        {
            var root = 1 + prefix.Length;
            if (string.CompareOrdinal(word, 1, prefix, 0, prefix.Length) != 0 || !IsVowel(word[root])) continue;
            if (roots.Length > 0 && !roots.Any(r => string.CompareOrdinal(word, root, r, 0, r.Length) == 0)) continue;
            term.SetEmpty().Append(word[..root]).Append(consonant).Append(word[root..]);
            return;
        }
    }

    static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';
}
