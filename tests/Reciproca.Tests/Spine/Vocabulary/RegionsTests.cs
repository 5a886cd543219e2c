using Reciproca.Spine.Vocabulary;

namespace Reciproca.Tests.Spine.Vocabulary;

public class RegionsTests
{
    [Fact]
    public void There_are_249_countries_and_each_lies_in_the_world()
    {
        var countries = Concepts.Standard.All(Schemes.Country);
        Assert.Equal(249, countries.Count);
        Assert.All(countries, c => Assert.Equal(Regions.World, Regions.Of(c.Code)[^1]));
    }

    [Theory]
    [InlineData("ID", Regions.AsiaPacific), InlineData("PK", Regions.AsiaPacific), InlineData("FJ", Regions.AsiaPacific), InlineData("KZ", Regions.AsiaPacific)]
    [InlineData("CN", Regions.AsiaPacific), InlineData("UY", Regions.LatinAmericaAndCaribbean), InlineData("MX", Regions.LatinAmericaAndCaribbean)]
    [InlineData("HT", Regions.LatinAmericaAndCaribbean), InlineData("US", null), InlineData("FR", null), InlineData("TR", null), InlineData("??", null)]
    public void A_country_lies_on_one_side_of_the_Pacific_or_on_none(string country, string? side) => Assert.Equal(side, Regions.SideOf(country));

    [Fact]
    public void Regions_are_told_narrowest_first() => Assert.Equal(["035", "142", "apac", "001"], Regions.Of("ID"));

    [Fact]
    public void The_eleven_countries_of_South_East_Asia() =>
        Assert.Equal("BN ID KH LA MM MY PH SG TH TL VN".Split(' '), Regions.Countries("035").Order());
}
