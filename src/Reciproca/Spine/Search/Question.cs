using Reciproca.Spine.Search.Lexicon;

namespace Reciproca.Spine.Search;

/// <summary>
/// A reader's words, each taken for a word of some language, and what they mean: alone, in a phrase, as a concept. A question may mix
/// languages; whatever the language of most words does not know is asked of the others.
/// </summary>
internal sealed class Question
{
    private const double WorthASecondReading = .12;
    private const int FewWords = 3;
    private const float SecondReading = .6f;

    private readonly TranslationLexicon lexicon;

    private Question(TranslationLexicon lexicon, string text, string language) => (this.lexicon, Text, Language) = (lexicon, text, language);

    /// <summary>The words with a space between; places of <see cref="Groups"/> are places in it.</summary>
    public string Text { get; }

    /// <summary>The language of most words.</summary>
    public string Language { get; }

    /// <summary>One for each word that says something, then one for each phrase and concept.</summary>
    public IReadOnlyList<PivotGroup> Groups { get; private init; } = [];

    /// <summary>For the place of each word, its stems by language.</summary>
    public ILookup<int, (string Language, string Stem)> Own { get; private init; } = Array.Empty<int>().ToLookup(i => i, _ => ("", ""));

    /// <param name="reader">The reader's language: what the words are taken for when they do not tell.</param>
    /// <param name="written">Languages in which something can be found.</param>
    public static Question Of(IReadOnlyList<string> words, string reader, IReadOnlyList<string> written, TranslationLexicon lexicon)
    {
        var text = string.Join(' ', words);
        var ranked = LanguageDetector.Rank(text, reader);
        var main = ranked.Count > 0 ? ranked[0].Language : Analysis.Primary(reader);
        string[] others = [.. ranked.Skip(1).Where(r => r.Confidence > 1e-4).Select(r => r.Language).Prepend(Analysis.Primary(reader)).Concat(written).Where(l => l != main).Distinct()];
        var second = words.Count <= FewWords && ranked.Count > 1 && ranked[1].Confidence >= WorthASecondReading ? ranked[1].Language : null;
        var runs = Runs(words, main, others, lexicon).ToList();
        List<PivotGroup> groups = [.. runs.SelectMany(run => lexicon.Expand(run.Language, run.Text).Select(group => group with { Start = group.Start + run.Start, End = group.End + run.Start }))];
        var own = runs.SelectMany(run => Stems(run.Language, run.Text, run.Start)).ToList();
        if (second is not null)
        {
            groups = groups.ConvertAll(group => group.IsAdded ? group : WithSecond(group, lexicon.Expand(second, text)));
            own.AddRange(Stems(second, text, 0).Where(stem => lexicon.Learned(second, stem.Stem)));
        }
        return new Question(lexicon, text, main) { Groups = [.. groups.Where(g => !g.IsAdded), .. groups.Where(g => g.IsAdded)], Own = own.Distinct().ToLookup(stem => stem.Start, stem => (stem.Language, stem.Stem)) };
    }

    /// <summary>The words as typed that a group stands for.</summary>
    public string Typed(PivotGroup group) => Text[group.Start..Math.Min(group.End, Text.Length)];

    /// <summary>Places of a text whose words may mean what was asked, however unlikely.</summary>
    public IReadOnlyList<Highlight> Answered(string language, string text) => text.Length == 0 ? [] : lexicon.Highlight(Groups, Text, language, text, 0);

    private static IEnumerable<(int Start, string Language, string Stem)> Stems(string language, string text, int offset) =>
        Analysis.Tokens(language, text).Select(token => (token.Start + offset, Analysis.Primary(language), token.Term));

    // Neighbours of one language are read together, because a phrase means something else than its words.
    private static IEnumerable<(string Language, string Text, int Start)> Runs(IReadOnlyList<string> words, string main, string[] others, TranslationLexicon lexicon)
    {
        var (run, language, start, at) = (new List<string>(), main, 0, 0);
        foreach (var word in words)
        {
            var of = LanguageOf(word, main, others, lexicon);
            if (of != language && run.Count > 0)
            {
                yield return (language, string.Join(' ', run), start);
                run.Clear();
            }
            if (run.Count == 0) (language, start) = (of, at);
            run.Add(word);
            at += word.Length + 1;
        }
        if (run.Count > 0) yield return (language, string.Join(' ', run), start);
    }

    private static string LanguageOf(string word, string main, string[] others, TranslationLexicon lexicon) =>
        Known(word, main, lexicon) ? main : Array.Find(others, language => Known(word, language, lexicon, sure: true)) ?? main;

    // A word that only joins others is known where it is a stop word; that alone is no reason to take it for another language.
    private static bool Known(string word, string language, TranslationLexicon lexicon, bool sure = false)
    {
        var terms = Analysis.Terms(language, word);
        return terms.Count == 0 ? !sure : terms.TrueForAll(term => lexicon.Learned(language, term)) || !sure && word.Any(char.IsDigit);
    }

    // Two words that mean something in two languages are read both ways, the less likely one weaker.
    private static PivotGroup WithSecond(PivotGroup group, IReadOnlyList<PivotGroup> second)
    {
        if (second.FirstOrDefault(other => !other.IsAdded && other.Known && other.Start == group.Start) is not { } same) return group;
        if (!group.Known) return same;
        var known = group.Terms.Select(term => term.Term).ToHashSet();
        return group with { Terms = [.. group.Terms, .. same.Terms.Where(term => !known.Contains(term.Term)).Select(term => term with { Weight = term.Weight * SecondReading })] };
    }
}
