using Reciproca.Spine.Matching;
using Reciproca.Spine.Search;
using Reciproca.Tests.Spine.Search;
using Xunit;

namespace Reciproca.Tests.Spine.Matching;

/// <summary>The sum over columns and the sum over cards are one and the same.</summary>
public sealed class RankingTests : IDisposable
{
    private static readonly string[] Tags =
    [
        "hazard/river-flood", "hazard/flood", "hazard/drought", "hazard/earthquake", "topic/water", "topic/drainage", "topic/mobility", "sdg/11", "sdg/11.5", "sdg/13.1",
        "format/training", "format/exposure-visit", "language/es", "language/id",
    ];

    private static readonly string[] Context = ["power/drainage", "power/waste", "power/land-use", "landform/coast", "landform/island", "language/pt", "language/en", "hazard/tsunami"];

    private readonly TestLibrary library = new();
    private readonly Dice dice = new(7);

    [Fact]
    public void Over_many_records_of_every_sort_each_score_of_the_ranking_is_the_sum_of_its_parts()
    {
        var entries = Enumerable.Range(0, 300).Select(_ => Anything("practice")).ToList();
        library.Index.Put(entries, []);
        library.Weights.Use(Weights.Standard, entries.Take(5).ToDictionary(e => e.Card.Steward.ShortId, _ => 2));
        var explained = 0;
        for (var i = 0; i < 12; i++)
        {
            var need = Anything("need");
            var ranked = library.Ranking.All(need, new SearchRequest(Sight.Public) { Take = 400 }.Of("practice"));
            Assert.Equal(300, ranked.Total);
            // what the columns ordered by is what the cards explain
            var (about, others) = (ranked.Ranked.TakeWhile(r => r.Fit.IsAboutTheSame).ToList(), ranked.Ranked.SkipWhile(r => r.Fit.IsAboutTheSame).ToList());
            Assert.DoesNotContain(others, r => r.Fit.IsAboutTheSame);
            foreach (var part in new[] { about, others })
                for (var place = 1; place < part.Count; place++) Assert.True(part[place].Fit.Score <= part[place - 1].Fit.Score + 1e-6, $"{part[place].Fit.Score} after {part[place - 1].Fit.Score}");
            explained += ranked.Ranked.Sum(r => r.Fit.Parts.Count);
        }
        Assert.True(explained > 5000, "the records share too little for the test to mean anything");
    }

    [Fact]
    public void The_score_of_a_pair_is_the_one_that_the_ranking_gives()
    {
        var entries = Enumerable.Range(0, 40).Select(_ => Anything("offer")).ToList();
        library.Index.Put(entries, []);
        var need = Anything("need");
        foreach (var ranked in library.Ranking.For(need, new SearchRequest(Sight.Public) { Take = 40 }.Of("offer")))
            Assert.Equal(ranked.Fit.Score, library.Ranking.Pair(need, ranked.Hit.Card.Id)!.Score, 6);
    }

    [Fact]
    public void Other_weights_make_another_order_and_change_nothing_by_themselves()
    {
        library.Has("en", "Same hazard", "", r => r with { Tags = ["hazard/river-flood"], Steward = TestLibrary.City("Giant", "ID", 30_000_000) });
        library.Has("en", "Same size", "", r => r with { Tags = ["topic/water"], Steward = TestLibrary.City("Twin", "ID", 370_000) });
        var need = library.Entry("en", "Water", "", r => r with { Kind = "need", Tags = ["hazard/river-flood", "topic/water"], Steward = TestLibrary.City("Palu", "ID", 370_000) });
        var request = new SearchRequest(Sight.Public).Of("practice");
        string First(Ranking ranking) => ranking.For(need, request)[0].Hit.Text.Title;
        Weights Only(string part) => Weights.Standard with { Records = Weights.Standard.Records.ToDictionary(w => w.Key, w => w.Key == part ? 50 : 0) };
        Assert.Equal("Same hazard", First(library.Ranking.With(Only("hazard"))));
        Assert.Equal("Same size", First(library.Ranking.With(Only("size"))));
        Assert.Same(Weights.Standard, library.Weights.Now);
    }

    [Fact]
    public void A_city_that_has_kept_exchanges_comes_before_one_of_which_nothing_is_known()
    {
        var (known, unknown) = (TestLibrary.City("Known"), TestLibrary.City("Unknown"));
        foreach (var city in new[] { unknown, known }) library.Has("en", "Levees", "Levees hold the river", r => r with { Steward = city, Tags = ["hazard/river-flood"] });
        library.Weights.Use(Weights.Standard, new Dictionary<string, int> { [known.ShortId] = 3 });
        var need = library.Entry("en", "Flood", "The river", r => r with { Kind = "need", Tags = ["hazard/river-flood"], Steward = TestLibrary.City("Palu", "ID") });
        var first = library.Ranking.For(need, new SearchRequest(Sight.Public).Of("practice"))[0];
        Assert.Equal("Known", first.Hit.Card.Steward.Name);
        Assert.Equal(3, first.Fit.Parts.Single(p => p.Name == "kept").Number);
    }

    private IndexEntry Anything(string kind)
    {
        var city = TestLibrary.City("City", Pick("AR", "ID", "PE", "PH", "FR"), dice.Next(5) == 0 ? null : 1_000 + dice.Next(9_000_000), Some(Context)) with { Income = Pick("upper-middle", "lower-middle", null!), Tier = Pick("city", "province") };
        return library.Entry(Pick("en", "es", "id"), Pick("Floods", "Inundaciones", "Banjir"), Pick("The river rises", "El mercado", "Air hujan di pasar", "Wells run dry"), r => r with
        {
            Kind = kind,
            Steward = city,
            Tags = Some(Tags),
            Unconfirmed = dice.Next(4) == 0,
            Until = dice.Next(3) == 0 ? new DateTime(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(dice.Next(200)) : null,
        });
    }

    private string Pick(params string[] of) => of[dice.Next(of.Length)];

    private string[] Some(string[] of) => [.. of.Where(_ => dice.Next(3) == 0)];

    public void Dispose() => library.Dispose();
}
