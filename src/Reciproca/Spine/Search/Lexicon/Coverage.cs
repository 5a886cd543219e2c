namespace Reciproca.Spine.Search.Lexicon;

/// <summary>How many of the words people write are known, and which are missed most.</summary>
public static class Coverage
{
    const int Shown = 50;

    /// <summary>One entry per language of the texts, in order of words read.</summary>
    public static IReadOnlyList<CoverageOfTexts> Measure(this TranslationLexicon lexicon, IEnumerable<(string Language, string Text)> texts)
    {
        var counts = new Dictionary<string, Counts>();
        foreach (var (language, text) in texts)
        {
            var primary = Analysis.Primary(language);
            if (!counts.TryGetValue(primary, out var count)) counts[primary] = count = new();
            foreach (var group in lexicon.Expand(primary, text).Where(group => !group.IsAdded)) count.Add(group, text);
        }
        return [.. counts.OrderByDescending(pair => pair.Value.Words).Select(pair => pair.Value.Of(pair.Key, Shown))];
    }

    sealed class Counts
    {
        readonly Dictionary<string, int> unknown = [];
        int known;

        public int Words { get; private set; }

        public void Add(PivotGroup group, string text)
        {
            // Numbers and codes need no translation.
            if (group.Source.Any(char.IsDigit)) return;
            Words++;
            if (group.Known) known++;
            else if (group.End <= text.Length) unknown[text[group.Start..group.End].ToLowerInvariant()] = unknown.GetValueOrDefault(text[group.Start..group.End].ToLowerInvariant()) + 1;
        }

        public CoverageOfTexts Of(string language, int shown) => new(language, Words, Words == 0 ? 1 : known / (double)Words,
            [.. unknown.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Take(shown).Select(pair => new UnknownWord(pair.Key, pair.Value))]);
    }
}

/// <param name="Share">Known words of all, 0 to 1.</param>
/// <param name="Unknown">The most frequent words without a meaning.</param>
public sealed record CoverageOfTexts(string Language, int Words, double Share, IReadOnlyList<UnknownWord> Unknown);

/// <param name="Times">How often it was read.</param>
public sealed record UnknownWord(string Word, int Times);
