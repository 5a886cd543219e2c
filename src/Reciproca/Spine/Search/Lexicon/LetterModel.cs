namespace Reciproca.Spine.Search.Lexicon;

/// <summary>How likely a language writes a word: by its frequent words, the thesaurus words it has, and its three-letter sequences.</summary>
sealed class LetterModel
{
    const double StopWordBonus = 2.5, KnownWordBonus = 1.2;
    static readonly Dictionary<string, string> Scripts = new()
    {
        ["en"] = "Latn", ["es"] = "Latn", ["pt"] = "Latn", ["fr"] = "Latn", ["id"] = "Latn", ["ms"] = "Latn", ["tl"] = "Latn",
        ["vi"] = "Latn", ["sw"] = "Latn", ["ur"] = "Arab", ["ar"] = "Arab", ["fa"] = "Arab", ["hi"] = "Deva", ["ne"] = "Deva",
    };

    readonly Dictionary<string, int> grams = [];
    readonly HashSet<string> stops, known;
    int total;

    LetterModel(string language)
    {
        Language = language;
        stops = [.. StopWords.Written(language)];
        var sample = Words(string.Join(' ', Embedded.Lines("Samples." + language + ".txt")));
        foreach (var word in sample) Learn(word, 4);
        foreach (var word in stops) Learn(word, 1);
        // Their letters are not learned: languages without a thesaurus would look unlikely beside those with one.
        known = [.. sample, .. Thesaurus.Labels(language).SelectMany(Words)];
    }

    public string Language { get; }

    public static Dictionary<string, LetterModel[]> PerScript() =>
        Scripts.GroupBy(pair => pair.Value, pair => pair.Key).ToDictionary(g => g.Key, g => g.Select(l => new LetterModel(l)).ToArray());

    public static List<string> Words(string text) => [.. Split(text)];

    /// <summary>The logarithm of a likelihood; only differences between languages mean something.</summary>
    public double Score(IReadOnlyList<string> words) => words.Sum(Score);

    // Dividing by the length keeps one long word from outweighing a sentence.
    double Score(string word)
    {
        var letters = Grams(word).Average(gram => Math.Log((grams.GetValueOrDefault(gram) + .3) / (total + 3000.0)));
        return letters + (stops.Contains(word) ? StopWordBonus : 0) + (known.Contains(word) ? KnownWordBonus : 0);
    }

    void Learn(string word, int times)
    {
        foreach (var gram in Grams(word)) grams[gram] = grams.GetValueOrDefault(gram) + times;
        total += times * word.Length;
    }

    static IEnumerable<string> Grams(string word)
    {
        var padded = " " + word + " ";
        for (var i = 0; i + 3 <= padded.Length; i++) yield return padded.Substring(i, 3);
    }

    static IEnumerable<string> Split(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inside = i < text.Length && (char.IsLetter(text[i]) || char.IsSurrogate(text[i]) || IsMark(text[i]));
            if (inside && start < 0) start = i;
            if (inside || start < 0) continue;
            yield return text[start..i].ToLowerInvariant();
            start = -1;
        }
    }

    // Vowel signs of Devanagari and Arabic are marks, not letters.
    static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
