using Microsoft.Extensions.DependencyInjection;
using Reciproca.Across.Matching;
using Reciproca.Spine.Matching;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Spine.Search;
using Reciproca.Spine.Texts;
using Reciproca.Spine.Vocabulary;
using Reciproca.Tests.Spine.Search;
using Xunit;

namespace Reciproca.Tests.Across.Matching;

public sealed class MatcherTests : IDisposable
{
    private readonly TestLibrary library = new();
    private readonly Matcher matcher;
    private readonly Reasons words = new(new Texts("en"), new NodeVocabulary());

    public MatcherTests() => matcher = new Matcher(library.Search, null!, library.Ranking, null!, new Visitor());

    private static FoundSteward City(string name, string country, long people, params string[] tags) => TestLibrary.City(name, country, people, tags) with { Income = "upper-middle" };

    private IndexEntry Need(string text, FoundSteward city, params string[] tags) =>
        library.Entry("en", text, text, r => r with { Kind = "need", Steward = city, Tags = tags, State = "Open" });

    [Fact]
    public void A_practice_against_the_same_hazard_from_a_city_of_the_same_size_across_the_Pacific_comes_first_and_says_why()
    {
        var palu = City("Palu", "ID", 370_000, "power/drainage", "language/es");
        library.Has("es", "Jardines de lluvia", "El agua de tormenta se infiltra", r => r with { Tags = ["hazard/river-flood"], Steward = City("Cuenca", "EC", 440_000, "power/drainage") });
        library.Has("en", "River gauges", "Radio warns the valley", r => r with { Tags = ["hazard/river-flood"], Steward = City("Metropolis", "ID", 30_000_000), Unconfirmed = true });
        library.Has("en", "Bus lanes", "Faster buses", r => r with { Steward = City("Twin", "EC", 370_000) });
        var matches = matcher.For(Need("The market is under water each rainy season", palu, "hazard/river-flood"), "practice", 5);
        Assert.Equal(["Jardines de lluvia", "River gauges"], matches.Select(m => m.Hit.Text.Title));
        Assert.True(matches[0].Fit.Score > matches[1].Fit.Score);
        var reasons = matches[0].Fit.Parts.ToDictionary(p => p.Name, words.Of);
        Assert.StartsWith("Same hazard: ", reasons["hazard"]);
        Assert.Equal("Population 1.2 times as large", reasons["size"]);
        Assert.Equal("On the other side of the Pacific", reasons["pacific"]);
        Assert.Equal("Shared language: Spanish", reasons["language"]);
        Assert.Contains("power", reasons.Keys);
    }

    [Fact]
    public void Cities_that_are_alike_are_no_match_without_a_subject_in_common()
    {
        var city = City("Palu", "ID", 370_000);
        library.Has("en", "Bus lanes", "Faster buses", r => r with { Steward = City("Twin", "ID", 370_000) });
        Assert.Empty(matcher.For(Need("The market is under water", city, "hazard/river-flood"), "practice", 5));
    }

    [Fact]
    public void Words_in_common_are_a_subject_even_without_any_tag()
    {
        library.Has("en", "Composting with traders", "Traders sort the leftovers and sell compost to gardeners", r => r with { Concepts = [] });
        library.Has("en", "Bus lanes", "Faster buses for commuters");
        var need = library.Entry("en", "Leftovers of traders", "Leftovers rot; could gardeners use compost", r => r with { Kind = "need", Steward = City("Palu", "ID", 370_000), Concepts = [] });
        var match = Assert.Single(matcher.For(need, "practice", 5));
        Assert.Equal("Speaks of the same things", words.Of(match.Fit.Parts.Single(p => p.Name == "text")));
    }

    [Fact]
    public void One_s_own_records_and_those_that_are_over_or_hidden_are_no_match()
    {
        var palu = City("Palu", "ID", 370_000);
        Func<FoundRecord, FoundRecord> flood = r => r with { Tags = ["hazard/river-flood"] };
        library.Has("en", "Own", "", r => flood(r) with { Steward = palu });
        library.Has("en", "Paused", "", r => flood(r) with { State = "Paused" });
        library.Has("en", "Hidden", "", r => flood(r) with { Audience = Audience.Network });
        Assert.Empty(matcher.For(Need("Water", palu, "hazard/river-flood"), "practice", 5));
    }

    [Fact]
    public void Cities_like_mine_are_those_of_the_same_context()
    {
        var mine = City("Palu", "ID", 370_000, "hazard/earthquake", "landform/coast", "power/waste");
        library.Has("en", "Twin", "", r => Profile(r, City("Twin", "PE", 400_000, "hazard/earthquake", "landform/coast", "power/waste")));
        library.Has("en", "Giant", "", r => Profile(r, City("Giant", "ID", 20_000_000, "hazard/drought", "landform/coast")));
        var peers = matcher.Peers(mine, 5);
        Assert.Equal("Twin", peers[0].Hit.Card.Steward.Name);
        Assert.True(peers[0].Fit.Points > 70);
        Assert.All(peers, p => Assert.NotEmpty(p.Fit.Parts));
    }

    [Fact]
    public void Nobody_is_hidden_by_a_score_page_after_page_shows_every_candidate_once()
    {
        for (var i = 0; i < 25; i++) library.Has("en", $"Practice {i}", i % 2 == 0 ? "Buses" : "Floods of the river", r => r with { Tags = i % 2 == 0 ? ["topic/mobility"] : ["hazard/river-flood"], Steward = City($"City {i}", "PE", 1000 * (i + 1)) });
        var need = Need("The river floods the market", City("Palu", "ID", 370_000), "hazard/river-flood");
        var pages = Enumerable.Range(0, 3).Select(p => matcher.All(need, "practice", p * 10, 10)).ToList();
        Assert.All(pages, p => Assert.Equal(25, p.Total));
        var all = pages.SelectMany(p => p.Ranked).ToList();
        Assert.Equal(25, all.Select(r => r.Hit.Card.Id).Distinct().Count());
        Assert.Equal(12, all.TakeWhile(r => r.Fit.IsAboutTheSame).Count());
        Assert.All(all.Skip(12), r => Assert.False(r.Fit.IsAboutTheSame));
    }

    [Fact]
    public void A_need_in_Indonesian_speaks_of_the_same_things_as_a_practice_in_Portuguese()
    {
        library.Has("pt", "Drenagem no mercado", "A drenagem da água da chuva foi limpa com os moradores", r => r with { Concepts = [] });
        library.Has("pt", "Ciclovias", "Bicicletas no centro da cidade", r => r with { Concepts = [] });
        var need = library.Entry("id", "Drainase pasar", "Drainase air hujan penuh sampah", r => r with { Kind = "need", Steward = City("Palu", "ID", 370_000), Concepts = [] });
        var match = Assert.Single(matcher.For(need, "practice", 5));
        Assert.Equal("Drenagem no mercado", match.Hit.Text.Title);
        Assert.Contains(match.Fit.Parts, p => p.Name == "text");
    }

    [Fact]
    public void Every_part_has_a_weight_and_every_weight_a_part_s_name()
    {
        Assert.All(Weights.Standard.Records.Keys.Concat(Weights.Standard.Peers.Keys), part => Assert.NotNull(InterfaceTexts.Find("en", $"matching.part.{part}")));
        Assert.Equal(100, Weights.Standard.Records.Values.Sum());
        Assert.Equal(100, Weights.Standard.Peers.Values.Sum());
        Assert.Subset(Weights.Standard.Records.Keys.ToHashSet(), Weights.Subjects.ToHashSet());
    }

    private static FoundRecord Profile(FoundRecord record, FoundSteward city) => record with { Id = city.Id, Kind = "organisation", Steward = city, Tags = city.Tags };

    public void Dispose() => library.Dispose();
}
