using System.Net;

namespace Reciproca.Tests.Kinds.Adaptations;

public sealed class AdaptationPagesTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task The_chain_stands_on_the_practice_and_on_each_adaptation()
    {
        var practice = (await (await node.City("Montevideo", "es", "UY")).Publishes("Jardines de lluvia")).Address.AbsolutePath;
        var baguio = await Adapts(await node.City("Baguio", "en", "PH"), practice, "Bamboo edging instead of stone.");
        var suva = await Adapts(await node.City("Suva", "en", "FJ"), baguio.Address.AbsolutePath, "Coral gravel instead of bamboo.");

        foreach (var address in new[] { practice, baguio.Address.AbsolutePath, suva.Address.AbsolutePath })
        {
            var chain = (await node.Citizen().Open(address)).Document.QuerySelectorAll(".chain li b").Select(b => b.TextContent);
            Assert.Equal(["Montevideo", "Baguio", "Suva"], chain);
        }
        Assert.Contains("Bamboo edging", (await node.Citizen().Open(practice)).Of(".chain"));
    }

    [Fact]
    public async Task A_draft_of_an_adaptation_is_in_nobody_s_chain()
    {
        var practice = (await (await node.City("Salto", "es", "UY")).Publishes("Compostaje en barrios")).Address.AbsolutePath;
        var city = await node.City("Legazpi", "en", "PH");
        await (await city.Browser.Open("/adaptations/new?of=" + practice.Split('/')[2])).Submit(new Dictionary<string, string> { ["Form.Reason"] = "Waste" }, "draft");
        Assert.Null((await node.Citizen().Open(practice)).Document.QuerySelector(".chain"));
    }

    [Fact]
    public async Task In_use_one_says_what_came_of_it()
    {
        var practice = (await (await node.City("Rivera", "es", "UY")).Publishes("Ferias nocturnas")).Address.AbsolutePath;
        var city = await node.City("Naga", "en", "PH");
        var page = await (await city.Browser.Open("/adaptations/new?of=" + practice.Split('/')[2]))
            .Submit(new Dictionary<string, string> { ["Form.Step"] = "Reuse", ["Form.Reason"] = "Our market closes at noon.", ["Form.Changed"] = "Lamps." });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Of("#Form-Result-error"));
    }

    [Fact]
    public async Task One_s_own_practice_is_edited_and_not_adapted()
    {
        var city = await node.City("Colonia", "es", "UY");
        var practice = (await city.Publishes("Bicicletas públicas")).Address.AbsolutePath;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Adapts(city, practice, "Nada")).Status);
    }

    [Fact]
    public async Task What_is_not_public_cannot_be_adapted()
    {
        var owner = await node.City("Artigas", "es", "UY");
        var practice = (await owner.Publishes("Viveros municipales")).Address.AbsolutePath;
        await owner.Presses(practice, "withdraw");
        var city = await node.City("Iloilo", "en", "PH");
        Assert.Equal(HttpStatusCode.NotFound, (await city.Browser.Open("/adaptations/new?of=" + practice.Split('/')[2])).Status);
    }

    private static async Task<TestPage> Adapts(TestCity city, string address, string changed) => await (await city.Browser.Open("/adaptations/new?of=" + address.Split('/')[2]))
        .Submit(new Dictionary<string, string> { ["Form.Step"] = "Adapt", ["Form.Reason"] = "Our streets flood in the same way.", ["Form.Changed"] = changed });
}
