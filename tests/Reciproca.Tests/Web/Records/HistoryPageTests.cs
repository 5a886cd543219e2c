namespace Reciproca.Tests.Web.Records;

public sealed class HistoryPageTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task What_was_changed_stands_word_by_word_and_can_be_taken_back()
    {
        var city = await node.City("Suva", "en", "FJ");
        var address = (await city.Publishes("Mangroves instead of walls", problem: "The coast was lost to every storm.")).Address.AbsolutePath;
        node.Clock.Pass(TimeSpan.FromHours(1));
        await Edit(city, address, new() { ["Form.Sections[problem]"] = "The coast was lost to every king tide.", ["Form.Cost"] = "500", ["Form.Currency"] = "FJD" });
        var history = await city.Browser.Open(address + "/history");
        Assert.Equal("storm", history.Of("del"));
        Assert.StartsWith("king tide", history.Of("ins"));
        Assert.Contains("500", history.Text);

        var restored = await history.Submit(new Dictionary<string, string> { ["number"] = "1" });
        Assert.Contains("every storm", (await node.Citizen().Open(address)).Of("article"));
        Assert.DoesNotContain("500", (await node.Citizen().Open(address)).Of("dl.facts"));

        await restored.Submit(new Dictionary<string, string> { ["number"] = "2" });
        Assert.Contains("king tide", (await node.Citizen().Open(address)).Of("article"));
    }

    [Fact]
    public async Task Only_the_steward_reads_the_history()
    {
        var address = (await (await node.City("Apia", "en", "WS")).Publishes("Market at night")).Address.AbsolutePath;
        Assert.StartsWith("/account/sign-in", (await node.Citizen().Open(address + "/history")).Address.PathAndQuery);
    }

    private static async Task<TestPage> Edit(TestCity city, string address, Dictionary<string, string> fields) => await (await city.Browser.Open(address + "/edit")).Submit(fields);
}
