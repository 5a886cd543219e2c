using Reciproca.Spine.Vocabulary;

namespace Reciproca.Tests.Spine.Vocabulary;

public class SchemesTests
{
    [Fact]
    public void Every_scheme_is_shipped() =>
        Assert.Equal(Schemes.All.Order(), Concepts.Standard.Everything.Select(c => c.Scheme).Distinct().Order());

    [Fact]
    public void There_are_17_goals_and_169_targets_and_each_has_its_address()
    {
        var all = Concepts.Standard.All(Schemes.Sdg);
        Assert.Equal(17, all.Count(c => c.Parent is null));
        Assert.Equal(169, all.Count(c => c.Parent is not null));
        Assert.Equal(new Uri("http://metadata.un.org/sdg/11.5"), Concepts.Standard.Find(Schemes.Sdg, "11.5")!.Uri);
        Assert.All(all, c => Assert.Equal(c.Parent, c.Code.Contains('.') ? c.Code.Split('.')[0] : null));
    }

    [Fact]
    public void Every_goal_hazard_group_country_and_tier_speaks_Urdu()
    {
        var four = Concepts.Standard.Roots(Schemes.Sdg).Concat(Concepts.Standard.Roots(Schemes.Hazard))
            .Concat(Concepts.Standard.All(Schemes.Country)).Concat(Concepts.Standard.All(Schemes.Tier));
        Assert.All(four, c => Assert.True(c.Labels.ContainsKey("ur"), c.Code));
    }

    [Fact]
    public void The_goals_a_topic_offers_exist()
    {
        var offered = Concepts.Standard.All(Schemes.Topic).SelectMany(c => c.Fact("sdg")?.Split(' ') ?? []);
        Assert.All(offered, code => Assert.True(Concepts.Standard.Knows(Schemes.Sdg, code), code));
    }

    [Fact]
    public void The_targets_are_those_of_the_official_translations()
    {
        var file = Path.Combine(Repository.Shared ?? "", "data", "sdg", "translations", "es", "global_targets.yml");
        Assert.SkipUnless(File.Exists(file), "the shared SDG translations are not here");
        var official = File.ReadLines(file).Where(l => l.Contains("-title:")).Select(l => l.Split("-title:")[0].Replace('-', '.')).Order();
        Assert.Equal(official, Concepts.Standard.All(Schemes.Sdg).Where(c => c.Parent is not null).Select(c => c.Code).Order());
    }

    [Theory]
    [InlineData(0, "village"), InlineData(4_999, "village"), InlineData(5_000, "small-town"), InlineData(299_999, "intermediary")]
    [InlineData(2_900_000, "large"), InlineData(10_000_000, "megacity"), InlineData(31_000_000, "megacity")]
    public void A_population_falls_into_its_band(long population, string band) => Assert.Equal(band, Sizes.Of(population));

    [Theory]
    [InlineData("size"), InlineData("budget")]
    public void Bands_leave_no_gap(string scheme)
    {
        var bands = Concepts.Standard.All(scheme);
        Assert.Equal(bands.Skip(1).Select(c => c.Fact("from")), bands.SkipLast(1).Select(c => c.Fact("to")));
        Assert.Null(bands[^1].Fact("to"));
    }
}
