using System.Text.RegularExpressions;
using Reciproca.Spine.Search.Lexicon;

namespace Reciproca.Spine.Search.Judging;

/// <summary>
/// What was searched and chosen since the last time it was kept: counts in memory, without who and when. A search never waits for it, and
/// what a crash loses is no loss.
/// </summary>
public sealed partial class SearchNotes
{
    public const int LongestWord = 40;
    private const int Most = 5000;

    private readonly System.Threading.Lock gate = new();
    private Dictionary<(string Word, string Language), int> words = [];
    private Dictionary<(string Query, string Language, string ShortId), int> clicks = [];

    /// <summary>The words of a search, each by itself.</summary>
    public void Asked(string text, string reader)
    {
        if (MayNameSomeone(text)) return;
        var language = LanguageDetector.Detect(text, reader).Language;
        lock (gate)
            foreach (var word in QueryText.Parse(text).Words.Where(w => w.Length is > 2 and <= LongestWord && w.All(char.IsLetter)))
                if (words.Count < Most || words.ContainsKey((word.ToLowerInvariant(), language))) words[(word.ToLowerInvariant(), language)] = words.GetValueOrDefault((word.ToLowerInvariant(), language)) + 1;
    }

    /// <summary>A record was opened from the results.</summary>
    public void Opened(string query, string reader, string shortId)
    {
        var text = string.Join(' ', query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).ToLowerInvariant();
        if (text.Length is < 3 or > Judgement.LongestQuery || MayNameSomeone(text)) return;
        lock (gate)
            if (clicks.Count < Most || clicks.ContainsKey((text, reader, shortId))) clicks[(text, reader, shortId)] = clicks.GetValueOrDefault((text, reader, shortId)) + 1;
    }

    /// <summary>Hands over what was noted, and forgets it.</summary>
    public (IReadOnlyDictionary<(string Word, string Language), int> Words, IReadOnlyDictionary<(string Query, string Language, string ShortId), int> Clicks) Take()
    {
        lock (gate)
        {
            var taken = (words, clicks);
            (words, clicks) = ([], []);
            return taken;
        }
    }

    // an address, a telephone or a card number is nobody's to keep
    private static bool MayNameSomeone(string text) => text.Contains('@') || Numbers().Count(text) > 0;

    [GeneratedRegex(@"\d[\d \-./]{5,}")]
    private static partial Regex Numbers();
}
