using System.Net;
using Microsoft.EntityFrameworkCore;
using Reciproca.Across.Find;
using Xunit;

namespace Reciproca.Tests.Across.Find;

public sealed class SavedSearchTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task Who_keeps_a_search_hears_once_of_each_new_record_that_it_finds_and_not_of_their_own()
    {
        var (lima, quito) = (await node.City("Lima", "es", "PE"), await node.City("Quito", "es", "EC"));
        await quito.Asks("Los deslizamientos cortan la avenida principal", "Ladera norte");
        await node.Settle();
        node.Clock.Pass(TimeSpan.FromHours(1));
        var results = await lima.Browser.Open("/needs?q=deslizamientos");
        await results.Submit(new Dictionary<string, string> { ["address"] = "/needs?q=deslizamientos" });
        node.Clock.Pass(TimeSpan.FromHours(1));
        await lima.Asks("Deslizamientos en nuestros cerros", "Cerro");
        var need = await quito.Asks("Otros deslizamientos dañan las tuberías de agua", "Ladera sur");
        await quito.Asks("Las veredas están rotas en todo el centro", "Centro");
        await node.Settle();
        await node.Settle();
        Assert.Equal(1, await node.Db(db => db.Set<SavedSearchHit>().CountAsync()));
        Assert.Equal(HttpStatusCode.OK, need.Status);
        Assert.Contains("Otros deslizamientos", (await lima.Browser.Open("/notices")).Text);
    }

    [Fact]
    public async Task A_kept_search_opens_from_the_account_and_can_be_deleted()
    {
        var city = await node.City("Manta", "en", "EC");
        var results = await city.Browser.Open("/search?q=harbour&country=EC");
        var saved = await results.Submit(new Dictionary<string, string> { ["address"] = "/search?q=harbour&country=EC" });
        Assert.Equal("/search", saved.Address.AbsolutePath);
        var mine = await city.Browser.Open("/account/searches");
        Assert.Contains("harbour", mine.Of("main ul.stack a"));
        Assert.Contains("Ecuador", mine.Of("main ul.stack a"));
        var after = await mine.Submit(new Dictionary<string, string>(), "Delete");
        Assert.Empty(after.Document.QuerySelectorAll("main ul.stack a"));
    }

    [Fact]
    public async Task Only_a_search_of_this_node_can_be_kept()
    {
        var city = await node.City("Guayaquil", "es", "EC");
        var page = await city.Browser.Open("/search?q=agua");
        Assert.Equal(HttpStatusCode.BadRequest, (await page.Submit(new Dictionary<string, string> { ["address"] = "https://elsewhere.example/" })).Status);
    }
}
