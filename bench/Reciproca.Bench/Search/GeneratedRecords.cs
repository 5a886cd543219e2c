using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Search.Lexicon;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Bench.Search;

/// <summary>
/// Records in four languages whose words are as unequally frequent as in real texts: words of the field, small words, and names that hardly
/// any other record has. The same number gives the same records.
/// </summary>
sealed class GeneratedRecords(ConceptTagger tagger)
{
    public static readonly string[] Languages = ["en", "es", "pt", "id"];

    const int TitleWords = 7, LeastWords = 90, MoreWords = 120;
    static readonly string[] Countries = ["ID", "AR", "BR", "PH", "UY", "CO", "PK", "FJ", "MX", "NP"];
    static readonly Dictionary<string, (string[] Field, string[] Small)> Words = Languages.ToDictionary(l => l, l => (Shuffled(l), Small(l)));
    static readonly FoundSteward[] Cities = [.. Enumerable.Range(0, 2000).Select(City)];

    public IndexEntry Entry(int number)
    {
        var dice = new Dice((uint)number * 2654435761u + 7);
        var language = Languages[number % Languages.Length];
        var (title, body) = (Text(ref dice, language, TitleWords), Text(ref dice, language, LeastWords + dice.Below(MoreWords)));
        var at = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddMinutes(number % 400_000);
        var card = new FoundRecord
        {
            Id = new Guid(number + 1, 0, 0, new byte[8]), ShortId = $"r{number}", Kind = dice.Below(3) switch { 0 => "practice", 1 => "need", _ => "offer" }, SourceLanguage = language,
            Steward = Cities[dice.Below(Cities.Length)], Stage = Stage.Published, PublishedAt = at, ChangedAt = at, ConfirmedOn = at, Unconfirmed = dice.Below(10) == 0,
            Texts = [new FoundText(language, title, PlainText.Start(body), VersionState.Human)], Tags = [Tag(ref dice, Schemes.Sdg), Tag(ref dice, Schemes.Topic)],
            Concepts = [.. tagger.InText(new EntryText(language, title, "")).Select(c => $"{c.Scheme}/{c.Code}")],
        };
        return new IndexEntry(card, [new EntryText(language, title, body)]);
    }

    /// <summary>One to three words of the field, some frequent and some not; sometimes narrowed.</summary>
    public static SearchRequest Query(int number)
    {
        var dice = new Dice((uint)number * 40503u + 99);
        var language = Languages[dice.Below(Languages.Length)];
        var field = Words[language].Field;
        var text = string.Join(' ', Enumerable.Range(0, 1 + dice.Below(3)).Select(_ => field[(int)Math.Pow(field.Length, dice.Share())]));
        var request = new SearchRequest(Sight.Public) { Text = text, Language = language, Counted = true };
        return dice.Below(5) == 0 ? request.With("country", Countries[dice.Below(Countries.Length)]) : request;
    }

    static string Text(ref Dice dice, string language, int words)
    {
        var (field, small) = Words[language];
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < words; i++)
        {
            if (i > 0) text.Append(i % 14 == 0 ? ". " : " ");
            text.Append(dice.Below(100) switch
            {
                < 35 => small[dice.Below(small.Length)],
                < 40 => $"Kav{Name(dice.Below(300_000))}",
                _ => field[(int)Math.Pow(field.Length, dice.Share())],
            });
        }
        return text.ToString();
    }

    static string Name(int number) => string.Concat(number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => "aeioulmnrs"[digit - '0']));

    static string Tag(ref Dice dice, string scheme)
    {
        var all = Concepts.Standard.All(scheme);
        return $"{scheme}/{all[dice.Below(all.Count)].Code}";
    }

    static FoundSteward City(int number) => new()
    {
        Id = new Guid(-number - 1, 1, 0, new byte[8]), ShortId = $"c{number}", Name = $"Kota {Name(number)}", Country = Countries[number % Countries.Length], Tier = "city", Population = 20_000 + 1_700L * number,
    };

    // Frequent words of the field should not be frequent only because their file comes first.
    static string[] Shuffled(string language) =>
        [.. Thesaurus.Labels(language).SelectMany(label => label.Split(' ')).Where(word => word.Length > 3).Distinct().OrderBy(word => word.Aggregate(17u, (sum, c) => (sum ^ c) * 16777619u))];

    static string[] Small(string language) => language switch
    {
        "en" => ["the", "of", "and", "in", "for", "with", "to", "on"],
        "es" => ["la", "de", "y", "en", "para", "con", "los", "del"],
        "pt" => ["a", "de", "e", "em", "para", "com", "os", "do"],
        _ => ["yang", "dan", "di", "untuk", "dengan", "ke", "dari", "pada"],
    };

    struct Dice(uint state)
    {
        uint state = state;

        public int Below(int most) => (int)(Next() >> 8) % most;

        public double Share() => (Next() >> 8) / (double)(1 << 24);

        uint Next() => state = state * 1664525u + 1013904223u;
    }
}
