using System.Net;
using Xunit;

namespace Reciproca.Tests.Across.Home;

public sealed class HomePageTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task The_first_page_asks_what_the_city_needs_and_shows_the_newest_need()
    {
        var baguio = await node.City("Baguio", "en", "PH");
        await baguio.Asks("Our market floods every rainy season and the traders lose their goods", "The night market");
        var home = await node.Citizen().Open("/");
        Assert.Equal(HttpStatusCode.OK, home.Status);
        Assert.NotNull(home.Document.QuerySelector("form[action='/search'] input[name=q]"));
        Assert.Contains("Our market floods every rainy season", home.Of(".record[data-kind=need]"));
        Assert.Contains("Baguio, Philippines", home.Of(".record[data-kind=need] .by"));
    }

    [Fact]
    public async Task A_draft_is_neither_shown_nor_counted_even_to_its_own_city()
    {
        var city = await node.City("Iriga", "en", "PH");
        var before = (await city.Browser.Open("/")).Of(".stat[data-kind=need] b");
        await (await city.Browser.Open("/needs/new")).Submit(new Dictionary<string, string> { ["Form.Problem"] = "A half thought about drains" }, "draft");
        var home = await city.Browser.Open("/");
        Assert.Equal(before, home.Of(".stat[data-kind=need] b"));
        Assert.DoesNotContain("A half thought about drains", home.Text);
    }

    [Fact]
    public async Task It_speaks_Urdu_from_right_to_left_and_names_the_language_of_each_record()
    {
        var rosario = await node.City("Rosario", "es", "AR");
        await rosario.Asks("Las calles se inundan cuando llueve fuerte", "Barrio Sur");
        var home = await node.Citizen("ur").Open("/");
        Assert.Equal("rtl", home.Document.DocumentElement.GetAttribute("dir"));
        var title = home.Document.QuerySelectorAll(".record h3 a").Single(a => a.TextContent.StartsWith("Las calles", StringComparison.Ordinal));
        Assert.Equal(("es", "ltr"), (title.GetAttribute("lang"), title.GetAttribute("dir")));
    }
}
