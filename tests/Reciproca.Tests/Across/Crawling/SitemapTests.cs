using System.Net;
using System.Xml.Linq;
using Xunit;

namespace Reciproca.Tests.Across.Crawling;

public sealed class SitemapTests(TestNode node) : IClassFixture<TestNode>
{
    private static readonly XNamespace Map = "http://www.sitemaps.org/schemas/sitemap/0.9", Html = "http://www.w3.org/1999/xhtml";

    [Fact]
    public async Task From_robots_to_every_public_page_with_its_languages_and_nothing_else()
    {
        var city = await node.City("Rosario", "es", "AR");
        var need = (await city.Asks("Las calles se inundan cuando llueve fuerte.", "Barrio Sur")).Address.AbsolutePath;
        var gone = (await city.Asks("Esto se retira enseguida del nodo.", "Barrio Norte")).Address.AbsolutePath;
        await city.Presses(gone, "withdraw");
        var robots = await Text("/robots.txt");
        Assert.Contains("Disallow: /account\n", robots);
        Assert.Contains("Sitemap: http://localhost/sitemap.xml", robots);
        var parts = XDocument.Parse(await Text("/sitemap.xml")).Root!.Elements(Map + "sitemap").Select(s => new Uri(s.Element(Map + "loc")!.Value).AbsolutePath).ToList();
        Assert.Contains("/sitemaps/needs-0.xml", parts);
        var pages = new List<XElement>();
        foreach (var part in parts) pages.AddRange(XDocument.Parse(await Text(part)).Root!.Elements(Map + "url"));
        var page = pages.Single(p => p.Element(Map + "loc")!.Value == "http://localhost" + need);
        Assert.Equal(node.Clock.GetUtcNow().ToString("yyyy-MM-dd", null), page.Element(Map + "lastmod")!.Value[..10]);
        Assert.Equal([$"es http://localhost{need}?lang=es", $"x-default http://localhost{need}"], page.Elements(Html + "link").Select(l => $"{l.Attribute("hreflang")!.Value} {l.Attribute("href")!.Value}"));
        Assert.DoesNotContain(pages, p => p.ToString().Contains(gone));
        foreach (var known in pages.Select(p => new Uri(p.Element(Map + "loc")!.Value).AbsolutePath)) Assert.Equal(HttpStatusCode.OK, (await node.Citizen().Open(known)).Status);
    }

    [Theory]
    [InlineData("/sitemaps/needs-999.xml")]
    [InlineData("/sitemaps/secrets-0.xml")]
    [InlineData("/sitemaps/needs--1.xml")]
    public async Task A_page_that_is_not_there_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Http.GetAsync(address)).StatusCode);

    private async Task<string> Text(string address)
    {
        var response = await node.Citizen().Http.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
