namespace Reciproca.Spine.Search.Lexicon;

/// <summary>What a pair added by hand changes at once, before the next training.</summary>
static class Added
{
    const float Trust = .8f;

    public static Dictionary<string, Translation[]> Pair(LanguageLexicon known, string language, string text, string meaning)
    {
        var meant = Analysis.Terms(Learning.LexiconLearning.PivotLanguage, meaning).Distinct().ToArray();
        return Analysis.Terms(language, text).Distinct().Where(_ => meant.Length > 0)
            .ToDictionary(term => term, term => Merged(known.Translations(term), meant));
    }

    static Translation[] Merged(Translation[] known, string[] meant) =>
    [
        .. meant.Select(term => new Translation(term, Trust / meant.Length, 0)),
        .. known.Where(old => !meant.Contains(old.Term)).Select(old => old with { Weight = old.Weight * (1 - Trust) }),
    ];
}
