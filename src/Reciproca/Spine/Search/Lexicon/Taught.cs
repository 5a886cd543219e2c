using Reciproca.Spine.Search.Lexicon.Learning;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>
/// What a few parallel texts change at once, before the next learning: words that the lexicon cannot explain yet are shared out among
/// the meanings that it cannot explain yet. What it knows well stays as it is.
/// </summary>
static class Taught
{
    const float Explained = .1f, Trust = .7f, WorthKeeping = .25f;
    const int Rounds = 5, MostMeanings = 3, MostUnexplained = 8;

    /// <summary>New translations by language and stemmed term.</summary>
    public static IReadOnlyDictionary<string, Dictionary<string, Translation[]>> By(TranslationLexicon lexicon, IEnumerable<ParallelText> texts)
    {
        var open = texts.SelectMany(Directions).Select(text => Unexplained(lexicon, text)).Where(pair => pair.Words.Length > 0 && pair.Meanings.Length is > 0 and <= MostUnexplained).ToList();
        return open.GroupBy(pair => pair.Language).ToDictionary(pairs => pairs.Key, pairs => Learned(lexicon, pairs.Key, [.. pairs]));
    }

    // Each side that is not English may learn from the other.
    static IEnumerable<ParallelText> Directions(ParallelText text)
    {
        if (Analysis.Primary(text.Language) != LexiconLearning.PivotLanguage) yield return text;
        if (Analysis.Primary(text.Other) != LexiconLearning.PivotLanguage) yield return new(text.Other, text.OtherText, text.Language, text.Text);
    }

    static (string Language, string[] Words, string[] Meanings) Unexplained(TranslationLexicon lexicon, ParallelText text)
    {
        var language = Analysis.Primary(text.Language);
        var words = Analysis.Terms(language, text.Text).Where(word => !word.Any(char.IsDigit)).Distinct().ToArray();
        var meanings = Meanings(lexicon, text.Other, text.OtherText);
        var known = words.ToDictionary(word => word, word => lexicon.Translations(language, word).Where(t => meanings.Contains(t.Term) && t.Weight >= Explained).Select(t => t.Term).ToArray());
        var said = known.Values.SelectMany(terms => terms).ToHashSet();
        // a name stands on both sides as it is and needs no translation
        return (language, [.. words.Where(word => known[word].Length == 0 && !meanings.Contains(word))], [.. meanings.Where(meaning => !said.Contains(meaning) && !words.Contains(meaning))]);
    }

    static HashSet<string> Meanings(TranslationLexicon lexicon, string language, string text)
    {
        var terms = Analysis.Terms(language, text).Distinct();
        return Analysis.Primary(language) == LexiconLearning.PivotLanguage ? [.. terms]
            : [.. terms.Select(term => lexicon.Translations(language, term)).Where(t => t.Count > 0).Select(t => t[0].Term)];
    }

    static Dictionary<string, Translation[]> Learned(TranslationLexicon lexicon, string language, List<(string Language, string[] Words, string[] Meanings)> pairs)
    {
        var chance = new Dictionary<(string Word, string Meaning), float>();
        for (var round = 0; round < Rounds; round++)
        {
            var counts = new Dictionary<(string Word, string Meaning), float>();
            foreach (var (_, words, meanings) in pairs)
                foreach (var meaning in meanings)
                {
                    var sum = words.Sum(word => chance.GetValueOrDefault((word, meaning), 1));
                    foreach (var word in words) counts[(word, meaning)] = counts.GetValueOrDefault((word, meaning)) + chance.GetValueOrDefault((word, meaning), 1) / sum;
                }
            var sums = counts.GroupBy(count => count.Key.Word).ToDictionary(group => group.Key, group => group.Sum(count => count.Value));
            chance = counts.ToDictionary(count => count.Key, count => count.Value / sums[count.Key.Word]);
        }
        return chance.GroupBy(pair => pair.Key.Word).Select(word => (word.Key, Kept: Kept(word.Select(pair => (pair.Key.Meaning, pair.Value)))))
            .Where(word => word.Kept.Count > 0).ToDictionary(word => word.Key, word => Merged(lexicon.Translations(language, word.Key), word.Kept));
    }

    static List<(string Meaning, float Weight)> Kept(IEnumerable<(string Meaning, float Weight)> meanings) =>
        [.. meanings.Where(m => m.Weight >= WorthKeeping).OrderByDescending(m => m.Weight).ThenBy(m => m.Meaning, StringComparer.Ordinal).Take(MostMeanings)];

    static Translation[] Merged(IReadOnlyList<Translation> known, List<(string Meaning, float Weight)> learned)
    {
        var (trust, sum) = (known.Count == 0 ? 1 : Trust, learned.Sum(m => m.Weight));
        return
        [
            .. learned.Select(m => new Translation(m.Meaning, trust * m.Weight / sum, 0)),
            .. known.Where(old => !learned.Exists(m => m.Meaning == old.Term)).Select(old => old with { Weight = old.Weight * (1 - trust) }),
        ];
    }
}
