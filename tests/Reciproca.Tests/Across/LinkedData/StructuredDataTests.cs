using System.Text.Json;
using Xunit;

namespace Reciproca.Tests.Across.LinkedData;

public sealed class StructuredDataTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task A_practice_is_an_article_by_a_government_in_the_language_shown()
    {
        var city = await node.City("Rosario", "es", "AR");
        var address = (await city.Publishes("Un mercado </script><b>que no se inunda")).Address.AbsolutePath;
        var page = await node.Citizen().Open(address);
        var data = Data(page);
        Assert.Equal(("Article", "es", "Un mercado </script><b>que no se inunda"), (Text(data, "@type"), Text(data, "inLanguage"), Text(data, "headline")));
        Assert.Equal(("GovernmentOrganization", "Rosario"), (Text(data.GetProperty("author"), "@type"), Text(data.GetProperty("author"), "name")));
        Assert.Equal("https://creativecommons.org/licenses/by/4.0/", Text(data, "license"));
        Assert.Equal("http://localhost" + address, Text(data, "url"));
    }

    [Fact]
    public async Task A_need_is_a_demand()
    {
        var city = await node.City("Palu", "id");
        var data = Data(await node.Citizen().Open((await city.Asks("Banjir merendam pasar setiap musim hujan", "Pasar Manonda")).Address.AbsolutePath));
        Assert.Equal("Demand", Text(data, "@type"));
        Assert.Equal("Palu", Text(data.GetProperty("areaServed"), "name"));
    }

    [Fact]
    public async Task What_is_not_public_says_nothing_to_machines()
    {
        var city = await node.City("Santos", "pt", "BR");
        var address = (await city.Publishes("Canais limpos todo o verão")).Address.AbsolutePath;
        await city.Presses(address, "withdraw");
        Assert.Null((await city.Browser.Open(address)).Document.QuerySelector("script[type='application/ld+json']"));
        Assert.Null((await node.Citizen().Open("/practices")).Document.QuerySelector("script[type='application/ld+json']"));
    }

    private static JsonElement Data(TestPage page) => JsonDocument.Parse(page.Document.QuerySelectorAll("script[type='application/ld+json']").Single().TextContent).RootElement;

    private static string? Text(JsonElement data, string name) => data.GetProperty(name).GetString();
}
