using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Bench.Matching;

/// <summary>Offers, practices and needs of made-up cities, in four languages, tagged as the sample data are. The same in every run.</summary>
internal static class Candidates
{
    private const int Cities = 5000;
    private static readonly string[] Languages = ["en", "es", "pt", "id"], Countries = ["ID", "AR", "BR", "PH", "UY", "CO", "PK", "FJ", "MX", "NP"];
    private static readonly DateTime Now = new(2026, 11, 25, 0, 0, 0, DateTimeKind.Utc);

    private static readonly Dictionary<string, string[]> Words = Languages.ToDictionary(l => l, l => Concepts.Standard.Everything
        .Where(c => c.Scheme is Schemes.Topic or Schemes.Hazard or Schemes.Sdg).SelectMany(c => c.Phrases(l)).SelectMany(p => p.Split(' ')).Where(w => w.Length > 3).Distinct().ToArray());

    public static IEnumerable<IndexEntry> Made(int count)
    {
        var chance = new Chance(1);
        FoundSteward[] cities = [.. Enumerable.Range(0, Cities).Select(i => City(i, chance))];
        for (var i = 0; i < count; i++) yield return Record(i, i % 2 == 0 ? "offer" : "practice", cities[chance.Next(Cities)], chance);
    }

    public static IEnumerable<IndexEntry> Needs(int count)
    {
        var chance = new Chance(2);
        for (var i = 0; i < count; i++) yield return Record(i, "need", City(Cities + i, chance), chance);
    }

    private static FoundSteward City(int number, Chance chance) => new()
    {
        Id = Guid.CreateVersion7(), ShortId = $"c{number:x7}", Name = $"City {number}", Country = Countries[number % Countries.Length], Tier = "city",
        Population = 5_000 + chance.Next(3_000_000), Income = chance.Of(Schemes.Income, 1)[0]["income/".Length..],
        Tags = [.. chance.Of(Schemes.Hazard, 3), .. chance.Of(Schemes.Landform, 2), .. chance.Of(Schemes.Power, 6), $"language/{Languages[number % Languages.Length]}"],
    };

    private static IndexEntry Record(int number, string kind, FoundSteward city, Chance chance)
    {
        var language = Languages[chance.Next(Languages.Length)];
        string Phrase(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[language][chance.Next(Words[language].Length)]));
        var (title, body) = (Phrase(6), Phrase(80));
        return new IndexEntry(new FoundRecord
        {
            Id = Guid.CreateVersion7(), ShortId = $"{kind[0]}{number:x7}", Kind = kind, SourceLanguage = language, Steward = city, Stage = Stage.Published, State = "Open",
            PublishedAt = Now.AddMinutes(-number), ChangedAt = Now, ConfirmedOn = Now, Until = number % 3 == 0 ? Now.AddDays(chance.Next(400)) : null,
            Tags = [.. chance.Of(Schemes.Topic, 2), .. chance.Of(Schemes.Hazard, 1), .. chance.Of(Schemes.Sdg, 2), .. chance.Of(Schemes.Format, 2)],
            Texts = [new FoundText(language, title, body[..Math.Min(200, body.Length)], VersionState.Human)],
        }, [new EntryText(language, title, body)]);
    }

    private sealed class Chance(uint seed)
    {
        private ulong state = seed;

        public int Next(int below)
        {
            state = state * 6364136223846793005 + 1442695040888963407;
            return (int)((state >> 33) % (ulong)below);
        }

        public string[] Of(string scheme, int most) => [.. Enumerable.Range(0, 1 + Next(most)).Select(_ => $"{scheme}/{Concepts.Standard.All(scheme)[Next(Concepts.Standard.All(scheme).Count)].Code}").Distinct()];
    }
}
