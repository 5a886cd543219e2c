using Reciproca.Spine.People;
using Reciproca.Spine.Search;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Across.Matching;

/// <summary>Something that fits, how well (0 to 100), and what makes it fit, the weightiest first.</summary>
public sealed record Match(RecordHit Hit, int Score, IReadOnlyList<Part> Parts);

/// <summary>One-way matching: who can help me, at once. The score is a plain sum of named parts.</summary>
public sealed class Matcher(RecordSearch search, RecordReading reading, Comparing comparing, Visitor visitor)
{
    private const int Candidates = 40;

    /// <summary>The record as the index has it, or as it was saved a moment ago.</summary>
    public async Task<IndexEntry?> Entry(Guid record) => search.Entry(record) ?? (await reading.Affected([record])).Find(e => e.Card.Id == record);

    /// <summary>What fits a record, of one kind, best first.</summary>
    public IReadOnlyList<Match> For(IndexEntry entry, string kind, int most)
    {
        var request = new SearchRequest(Sight.Published(visitor)) { Take = Candidates, Language = visitor.Language }.Of(kind);
        var alike = search.Like(new Likeness(entry), request);
        var texts = alike.ToDictionary(h => h.Card.Id, h => h.Score);
        var about = Facet.Recognised.SelectMany(scheme => entry.Card.Codes(scheme).Select(code => $"{scheme}/{code}")).ToList();
        return Best(alike.Concat(about.Count > 0 ? search.Sharing(about, request) : []).DistinctBy(h => h.Card.Id)
            .Where(h => h.Card.Steward.Id != entry.Card.Steward.Id && !Weights.Over.Contains(h.Card.State ?? ""))
            .Select(h => Weigh(h, comparing.Records(entry.Card, h.Card, texts.GetValueOrDefault(h.Card.Id)), Weights.Records))
            .Where(m => m.Parts.Any(p => Weights.Subjects.Contains(p.Name))), most);
    }

    /// <summary>Cities like this one, by what they are and not by what they wrote.</summary>
    public IReadOnlyList<Match> Peers(FoundSteward city, int most)
    {
        var request = new SearchRequest(Sight.Published(visitor)) { Take = Candidates, Language = visitor.Language }.Of("organisation");
        return Best(search.Sharing(Context(city), request).Where(h => h.Card.Steward.Id != city.Id)
            .Select(h => Weigh(h, comparing.Cities(city, h.Card.Steward), Weights.Peers)).Where(m => m.Parts.Count > 1), most);
    }

    public IReadOnlyList<RecordHit> Similar(IndexEntry entry, int most) => [.. search
        .Like(new Likeness(entry), new SearchRequest(Sight.Published(visitor)) { Take = most + 1, Language = visitor.Language }.Of(entry.Card.Kind)).Take(most)];

    private static List<string> Context(FoundSteward city)
    {
        List<string> facets = [.. city.Tags, $"country/{city.Country}", .. Regions.Of(city.Country).Where(r => r != Regions.World).Select(r => $"region/{r}")];
        if (city.Population is { } people and >= 0) facets.Add($"size/{Sizes.Of(people)}");
        if (city.Income is { } income) facets.Add($"income/{income}");
        return facets;
    }

    private static Match Weigh(RecordHit hit, IEnumerable<Part> found, IReadOnlyDictionary<string, int> weights)
    {
        List<Part> parts = [.. found.OrderByDescending(p => weights[p.Name] * p.Share)];
        return new Match(hit, (int)Math.Round(100 * parts.Sum(p => weights[p.Name] * p.Share) / weights.Values.Sum()), parts);
    }

    private static IReadOnlyList<Match> Best(IEnumerable<Match> matches, int most) => [.. matches.OrderByDescending(m => m.Score).ThenBy(m => m.Hit.Card.Id).Take(most)];
}
