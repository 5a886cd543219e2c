using Deque.AxeCore.Playwright;
using Xunit;

namespace Reciproca.Journeys;

public sealed class ShellTests(Chromium chromium, Sample sample) : IClassFixture<Chromium>, IClassFixture<Sample>
{
    [Theory]
    [InlineData("/", "en")]
    [InlineData("/needs/new", "es")]
    [InlineData("/nowhere", "ur")]
    public async Task A_page_is_accessible_on_a_phone(string address, string language)
    {
        var page = await chromium.Window(sample.Node.Address, language);
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
