using System.Net;

namespace Reciproca.Tests.Web.Records;

/// <summary>Two people open the same form.</summary>
public sealed class ConflictTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task The_second_sees_both_texts_and_nothing_is_overwritten()
    {
        var (page, address) = await Clash();
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Hers", page.Html);
        Assert.Contains("His", page.Html);
        Assert.Equal("Hers: gates at the river", (await node.Citizen().Open(address)).Of("h1"));
    }

    [Fact]
    public async Task The_second_chooses_their_own()
    {
        var (page, address) = await Clash();
        await page.Submit(new Dictionary<string, string> { ["Choice.Form.Title"] = "yours", ["Choice.Form.Sections[result]"] = "theirs" });
        var shown = await node.Citizen().Open(address);
        Assert.Equal("His: doors at the river", shown.Of("h1"));
        Assert.Contains("Her result", shown.Of("article"));
    }

    [Fact]
    public async Task The_second_takes_what_was_saved()
    {
        var (page, address) = await Clash();
        await page.Submit(new Dictionary<string, string> { ["Choice.Form.Title"] = "theirs", ["Choice.Form.Sections[result]"] = "yours" });
        var shown = await node.Citizen().Open(address);
        Assert.Equal("Hers: gates at the river", shown.Of("h1"));
        Assert.Contains("His result", shown.Of("article"));
    }

    [Fact]
    public async Task Without_a_choice_it_is_asked_again_and_still_nothing_is_overwritten()
    {
        var (page, address) = await Clash();
        page = await page.Submit(new Dictionary<string, string>(), "Save what I have chosen");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Equal("Hers: gates at the river", (await node.Citizen().Open(address)).Of("h1"));
    }

    private async Task<(TestPage Page, string Address)> Clash()
    {
        var city = await node.City("Lautoka", "en", "FJ");
        var address = (await city.Publishes("Gates at the river")).Address.AbsolutePath;
        var (hers, his) = (await city.Browser.Open(address + "/edit"), await city.Browser.Open(address + "/edit"));
        await hers.Submit(new Dictionary<string, string> { ["Form.Title"] = "Hers: gates at the river", ["Form.Sections[result]"] = "Her result, in full." });
        return (await his.Submit(new Dictionary<string, string> { ["Form.Title"] = "His: doors at the river", ["Form.Sections[result]"] = "His result, in full." }), address);
    }
}
