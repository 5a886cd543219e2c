using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>Debian's Chromium, shared by all journeys of a class: the one without a window of its own, where there is one, does half the work.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string? Executable = new[] { "/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser" }.FirstOrDefault(File.Exists);
    private IPlaywright playwright = null!;
    private IBrowser browser = null!;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(Executable is null, "Chromium is not installed: apt-get install chromium-headless-shell");
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A new window, as a phone of 360 pixels unless told otherwise.</summary>
    public async Task<IPage> Window(Uri node, string language = "en", bool script = true, int width = 360, bool dark = false) =>
        await (await browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = node.ToString(), Locale = language, JavaScriptEnabled = script, ViewportSize = new ViewportSize { Width = width, Height = 740 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        })).NewPageAsync();

    /// <summary>Readable by everyone, and nothing runs out of a phone's side. What reads a page for its accessibility needs script itself.</summary>
    public static async Task Holds(IPage page, string address)
    {
        await page.GotoAsync(address);
        var found = await page.RunAxe();
        Assert.Empty(found.Violations.Select(v => $"{address} {v.Id}: {v.Help} {string.Join(", ", v.Nodes.Select(n => n.Html))}"));
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{address} scrolls sideways");
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
