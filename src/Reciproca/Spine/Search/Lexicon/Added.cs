using Reciproca.Spine.Search.Lexicon.Learning;

namespace Reciproca.Spine.Search.Lexicon;

/// <summary>What a pair added by hand changes at once, before the next training.</summary>
static class Added
{
    const float Trust = .8f;

    /// <summary>New translations by language and stemmed term. Without English between them, each side takes what the other is known to mean.</summary>
    public static Dictionary<string, Dictionary<string, Translation[]>> Pair(TranslationLexicon lexicon, ParallelText pair)
    {
        var (left, right) = (Analysis.Primary(pair.Language), Analysis.Primary(pair.Other));
        return new[] { (Language: left, pair.Text, Meant: Meanings(lexicon, right, pair.OtherText)), (Language: right, Text: pair.OtherText, Meant: Meanings(lexicon, left, pair.Text)) }
            .Where(side => side.Language != LexiconLearning.PivotLanguage && side.Meant.Length > 0).DistinctBy(side => side.Language)
            .ToDictionary(side => side.Language, side => Analysis.Terms(side.Language, side.Text).Distinct().ToDictionary(term => term, term => Merged(lexicon.Translations(side.Language, term), side.Meant)));
    }

    // A word nobody can explain yet stands for itself: both sides meet in it.
    static string[] Meanings(TranslationLexicon lexicon, string language, string text)
    {
        var terms = Analysis.Terms(language, text).Distinct().ToArray();
        return language == LexiconLearning.PivotLanguage ? terms : [.. terms.Select(term => lexicon.Translations(language, term) is [var best, ..] ? best.Term : term).Distinct()];
    }

    static Translation[] Merged(IReadOnlyList<Translation> known, string[] meant) =>
    [
        .. meant.Select(term => new Translation(term, Trust / meant.Length, 0)),
        .. known.Where(old => !meant.Contains(old.Term)).Select(old => old with { Weight = old.Weight * (1 - Trust) }),
    ];
}
