using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Reciproca.Journeys;

public sealed class ShellTests(Chromium chromium, Sample sample) : IClassFixture<Chromium>, IClassFixture<Sample>
{
    [Theory]
    [InlineData("/", "en")]
    [InlineData("/needs/new", "es")]
    [InlineData("/account/sign-in", "id")]
    [InlineData("/account/sign-up", "pt")]
    [InlineData("/accessibility", "en")]
    [InlineData("/nowhere", "ur")]
    public async Task A_page_is_accessible_on_a_phone(string address, string language) =>
        await Holds(await chromium.Window(sample.Node.Address, language), address);

    [Theory]
    [InlineData("/", "ur")]
    [InlineData("/account/sign-in", "es")]
    public async Task A_page_is_accessible_on_a_wide_dark_screen(string address, string language) =>
        await Holds(await chromium.Window(sample.Node.Address, language, width: 1280, dark: true), address);

    private static async Task Holds(IPage page, string address)
    {
        await page.GotoAsync(address);
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(v => $"{v.Id}: {v.Help} {string.Join(", ", v.Nodes.Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), "the page scrolls sideways");
    }
}

/// <summary>One node with the sample data for journeys that only look.</summary>
public sealed class Sample : IAsyncLifetime
{
    public RunningNode Node { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Node = await RunningNode.Start();

    public ValueTask DisposeAsync() => Node.DisposeAsync();
}
