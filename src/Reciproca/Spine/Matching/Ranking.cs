using Reciproca.Spine.Search;
using Reciproca.Spine.Vocabulary;

namespace Reciproca.Spine.Matching;

/// <summary>Something that fits, and how well.</summary>
public sealed record Ranked(RecordHit Hit, Fit Fit);

/// <summary>
/// What fits a record, best first. Whoever asks says in the request what may be seen, of which kind, and how many:
/// <code>ranking.For(need, new SearchRequest(Sight.Network) { Take = 200 }.Of("offer"))</code>
/// </summary>
public sealed class Ranking(RecordSearch search, Scoring scoring)
{
    /// <summary>States in which a record has nothing more to give or take.</summary>
    private static readonly IReadOnlyList<string> Over = ["Answered", "Closed", "Paused"];

    /// <summary>Records of other stewards that are about the same and not over.</summary>
    public IReadOnlyList<Ranked> For(IndexEntry entry, SearchRequest among)
    {
        var alike = search.Like(new Likeness(entry), among);
        var texts = alike.ToDictionary(h => h.Card.Id, h => h.Score);
        var about = Facet.Recognised.SelectMany(scheme => entry.Card.Codes(scheme).Select(code => $"{scheme}/{code}")).ToList();
        return Best(alike.Concat(about.Count > 0 ? search.Sharing(about, among) : []).DistinctBy(h => h.Card.Id)
            .Where(h => h.Card.Steward.Id != entry.Card.Steward.Id && !Over.Contains(h.Card.State ?? ""))
            .Select(h => new Ranked(h, scoring.Records(entry.Card, h.Card, texts.GetValueOrDefault(h.Card.Id)))).Where(m => m.Fit.IsAboutTheSame));
    }

    /// <summary>Cities like this one, by what they are and not by what they wrote.</summary>
    public IReadOnlyList<Ranked> Peers(FoundSteward city, SearchRequest among) => Best(search.Sharing(Context(city), among)
        .Where(h => h.Card.Steward.Id != city.Id).Select(h => new Ranked(h, scoring.Cities(city, h.Card.Steward))).Where(m => m.Fit.Parts.Count > 1));

    private static List<string> Context(FoundSteward city)
    {
        List<string> facets = [.. city.Tags, $"country/{city.Country}", .. Regions.Of(city.Country).Where(r => r != Regions.World).Select(r => $"region/{r}")];
        if (city.Population is { } people and >= 0) facets.Add($"size/{Sizes.Of(people)}");
        if (city.Income is { } income) facets.Add($"income/{income}");
        return facets;
    }

    // equals keep a fixed order, so that nothing is on two pages or on none
    private static IReadOnlyList<Ranked> Best(IEnumerable<Ranked> ranked) => [.. ranked.OrderByDescending(m => m.Fit.Score).ThenBy(m => m.Hit.Card.Id)];
}
