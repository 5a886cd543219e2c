using Microsoft.Playwright;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>An exchange round of sample cities on both shores, as its secretariat and its cities do it on a phone of 360 pixels, without JavaScript.</summary>
public sealed class RoundTests(Chromium chromium) : IClassFixture<Chromium>
{
    private static readonly string[] Cities = ["banjir-kanal", "kampung-hijau", "vila-das-aguas", "quebrada-alta", "darya-kinara"];

    [Fact]
    public async Task A_round_is_run_declined_mended_published_and_checked_from_its_certificate_alone()
    {
        await using var node = await RunningNode.Start();
        var secretariat = await SignedIn(node, "secretariat@network.sample");
        var round = await Announce(secretariat);
        var officers = new Dictionary<string, IPage>();
        foreach (var city in Cities) await Enter(officers[city] = await SignedIn(node, $"officer@{city}.sample"), round);

        var (reader, desk) = (await SignedIn(node, "officer@banjir-kanal.sample", script: true), await SignedIn(node, "secretariat@network.sample", script: true));
        foreach (var page in new[] { "/rounds", round, round + "/enter", round + "/mine" }) await Chromium.Holds(reader, page);
        foreach (var page in new[] { "/secretariat/rounds", "/secretariat/rounds/new", $"/secretariat{round}", $"/secretariat{round}/edit" }) await Chromium.Holds(desk, page);

        await secretariat.GotoAsync($"/secretariat{round}");
        await secretariat.ClickAsync("form[action='?handler=Propose'] button");
        await Until(secretariat, $"/secretariat{round}", "The cities have until");
        await Chromium.Holds(reader, round + "/mine");
        foreach (var city in Cities.Where(c => c != "quebrada-alta")) await AcceptAll(officers[city], round);
        await Decline(officers["quebrada-alta"], round);

        await Until(officers["darya-kinara"], $"{round}/mine", "declined its part");
        foreach (var city in Cities) await AcceptAll(officers[city], round);
        await Until(secretariat, $"/secretariat{round}", "Every city has accepted its part");
        await secretariat.ClickAsync("form[action='?handler=Publish'] button");

        var citizen = await chromium.Window(node.Address, "en", script: false);
        await citizen.GotoAsync(round);
        Assert.True(await citizen.Locator("svg.ring").CountAsync() > 0, "no picture");
        Assert.True(await citizen.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways");
        Assert.DoesNotContain("Quebrada Alta →", await citizen.Locator("main").InnerTextAsync());
        await Verify(node, round);

        foreach (var language in new[] { "en", "ur" })
            foreach (var page in new[] { round, round + "/mine" }) await Chromium.Holds(reader, $"{page}?lang={language}");
        foreach (var page in new[] { $"/secretariat{round}", $"/secretariat{round}/1" }) await Chromium.Holds(desk, page);
        await reader.GotoAsync($"{round}/mine?lang=en");
        await reader.ClickAsync("main a[href^='/exchanges/'] >> nth=0");
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("Checklist");
        await Assertions.Expect(reader.Locator("main")).ToContainTextAsync("A round between the shores");
    }

    private static async Task<string> Announce(IPage page)
    {
        await page.GotoAsync("/secretariat/rounds/new");
        await page.FillAsync("[name='Form.Name']", "A round between the shores");
        await page.ClickAsync("summary:has-text('More rules')");
        await page.FillAsync("[name='Form.Floor']", "15");
        await page.ClickAsync("main form .actions button.button");
        var desk = new Uri(page.Url).AbsolutePath;
        await page.ClickAsync("form[action='?handler=Announce'] button");
        return desk["/secretariat".Length..];
    }

    private static async Task Enter(IPage page, string round)
    {
        await page.GotoAsync($"{round}/enter");
        await page.ClickAsync("main form .actions button.button >> nth=0");
        Assert.EndsWith("/mine", page.Url);
    }

    private static async Task AcceptAll(IPage page, string round)
    {
        await page.GotoAsync($"{round}/mine");
        while (await page.Locator("form[action*='handler=Accept'] button").CountAsync() > 0) await page.ClickAsync("form[action*='handler=Accept'] button >> nth=0");
    }

    private static async Task Decline(IPage page, string round)
    {
        await page.GotoAsync($"{round}/mine");
        Assert.True(await page.Locator("form[action*='handler=Decline']").CountAsync() > 0, "the city that is to decline has no part");
        await page.ClickAsync("details:has(form[action*='handler=Decline']) summary >> nth=0");
        await page.CheckAsync("input[name=what][value=Both] >> nth=0");
        await page.ClickAsync("form[action*='handler=Decline'] button >> nth=0");
    }

    private static async Task Verify(RunningNode node, string round)
    {
        var file = Path.GetTempFileName();
        using var http = new HttpClient { BaseAddress = node.Address };
        var certificate = await http.GetStringAsync($"{round}/certificate.json");
        await File.WriteAllTextAsync(file, certificate);
        await node.Command("round", "verify", file);
        // one score changed, and the same command says no
        await File.WriteAllTextAsync(file, new System.Text.RegularExpressions.Regex("\"score\":\\d+").Replace(certificate, "\"score\":1", 1));
        await Assert.ThrowsAsync<InvalidOperationException>(() => node.Command("round", "verify", file));
        File.Delete(file);
    }

    private async Task<IPage> SignedIn(RunningNode node, string email, bool script = false)
    {
        var page = await chromium.Window(node.Address, "en", script);
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", "sample city password");
        await page.ClickAsync("main form button.button >> nth=0");
        await page.GotoAsync("/account?lang=en");
        return page;
    }

    /// <summary>The search goes on in the background.</summary>
    private static async Task Until(IPage page, string address, string text)
    {
        for (var attempt = 0; attempt < 120; attempt++, await Task.Delay(500))
        {
            // while the search is on the page loads itself again, which may come in between
            try { await page.GotoAsync(address); }
            catch (PlaywrightException) { continue; }
            if ((await page.Locator("main").InnerTextAsync()).Contains(text, StringComparison.OrdinalIgnoreCase)) return;
        }
        Assert.Fail($"{address} does not say \"{text}\":\n{await page.Locator("main").InnerTextAsync()}");
    }
}
