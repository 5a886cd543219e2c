using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Xunit;

namespace Reciproca.Tests.Across.Find;

public sealed partial class SearchPagesTests(TwoCities cities) : IClassFixture<TwoCities>
{
    private const string Secret = TwoCities.Secret;

    private readonly TestNode node = cities.Node;

    [Fact]
    public async Task A_need_is_found_by_another_form_of_its_words_and_the_words_are_marked()
    {
        var page = await node.Citizen("es").Open("/search?q=inundacion+escuelas");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("Las inundaciones cierran la escuela cada otoño", page.Of("ol.records h3"));
        Assert.Contains("inundaciones", page.Document.QuerySelectorAll("mark").Select(m => m.TextContent));
        Assert.Contains("Rosario", page.Of(".by"));
        Assert.NotEmpty(page.Of("ul.why"));
    }

    [Fact]
    public async Task An_Indonesian_word_finds_a_Spanish_text_about_the_same_hazard()
    {
        var page = await node.Citizen("id").Open("/search?q=banjir");
        Assert.Contains("Las inundaciones cierran", page.Of("ol.records"));
    }

    [Fact]
    public async Task What_is_for_the_network_or_not_yet_public_never_reaches_a_citizen()
    {
        foreach (var address in new[] { $"/search?q={Secret}", "/search", "/needs", $"/needs?q={Secret}", "/search.atom", $"/search.atom?q={Secret}", "/needs.atom" })
        {
            var page = await node.Citizen().Open(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(Secret, Echo().Replace(page.Html, ""));
        }
        Assert.Equal("[]", (await node.Citizen().Open("/search/suggest?q=Xochi")).Html);
        Assert.StartsWith("2 ", (await node.Citizen().Open("/needs")).Of(".lead"));
        Assert.Contains(Secret, (await cities.Rosario.Browser.Open($"/search?q={Secret}")).Of("ol.records"));
        Assert.Equal(2, (await cities.Palu.Browser.Open($"/search?q={Secret}")).Document.QuerySelectorAll("li.record").Length);
    }

    [Fact]
    public async Task A_filter_is_a_link_that_narrows_and_can_be_taken_away()
    {
        var all = await node.Citizen().Open("/needs");
        var link = all.Document.QuerySelectorAll(".facet a").Single(a => a.TextContent.StartsWith("Argentina", StringComparison.Ordinal));
        var narrowed = await node.Citizen().Open(link.GetAttribute("href")!);
        Assert.Single(narrowed.Document.QuerySelectorAll("li.record"));
        Assert.Contains("Argentina", narrowed.Of(".chips"));
        var back = await node.Citizen().Open(narrowed.Document.QuerySelector(".chips a")!.GetAttribute("href")!);
        Assert.Equal(2, back.Document.QuerySelectorAll("li.record").Length);
    }

    [Theory]
    [InlineData("/search?q=%22%22%22")]
    [InlineData("/search?q=%00%FF")]
    [InlineData("/search?p=-4&order=nonsense&country=../..&sdg=")]
    [InlineData("/search?p=99999999999&q=agua")]
    [InlineData("/needs?p=500")]
    public async Task Whatever_stands_in_the_address_is_answered(string address) =>
        Assert.Equal(HttpStatusCode.OK, (await node.Citizen().Open(address)).Status);

    [Fact]
    public async Task Ten_thousand_characters_are_answered() => Assert.True((await node.Citizen().Open("/search?q=" + new string('a', 6_000) + "+%22" + new string('b', 1_900))).Status is HttpStatusCode.OK);

    [Fact]
    public async Task Nothing_found_says_what_to_do_next()
    {
        var page = await node.Citizen("pt").Open("/search?q=qwertzuiop");
        Assert.NotEmpty(page.Of(".empty"));
        Assert.Equal("/needs/new", page.Document.QuerySelector(".empty a.button")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Suggestions_are_links_to_records_and_concepts()
    {
        var json = JsonDocument.Parse((await node.Citizen("es").Open("/search/suggest?q=inund")).Html).RootElement.EnumerateArray().ToList();
        Assert.Contains(json, s => s.GetProperty("url").GetString()!.StartsWith("/needs/", StringComparison.Ordinal));
        Assert.Contains(json, s => s.GetProperty("url").GetString()!.StartsWith("/search?hazard=", StringComparison.Ordinal));
        Assert.All(json, s => Assert.NotEmpty(s.GetProperty("text").GetString()!));
    }

    [Fact]
    public async Task Any_search_is_a_feed()
    {
        var response = await node.Citizen().Http.GetAsync("/needs.atom?country=AR");
        Assert.Equal("application/atom+xml", response.Content.Headers.ContentType!.MediaType);
        XNamespace atom = "http://www.w3.org/2005/Atom";
        var entry = Assert.Single(XDocument.Parse(await response.Content.ReadAsStringAsync()).Root!.Elements(atom + "entry"));
        Assert.Contains("Las inundaciones", entry.Element(atom + "title")!.Value);
        Assert.Equal("es", entry.Attribute(XNamespace.Xml + "lang")!.Value);
    }

    [Fact]
    public async Task A_path_that_is_no_kind_is_not_a_list() => Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Open("/nonsense")).Status);

    // the page repeats what was asked: in the box, the title and its own links
    [GeneratedRegex($"(q=|q%3D|“|Search: |value=\"){Secret}")]
    private static partial Regex Echo();
}
