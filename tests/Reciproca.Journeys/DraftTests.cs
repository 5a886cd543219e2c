using Microsoft.Playwright;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>On a phone with a bad line, nothing that was typed is lost.</summary>
public sealed class DraftTests(Chromium chromium, Sample sample) : IClassFixture<Chromium>, IClassFixture<Sample>
{
    private const string Problem = "The drain of the night market fills with waste within a month.";

    [Fact]
    public async Task What_was_typed_is_offered_again_after_the_page_was_closed()
    {
        var page = await Officer();
        await page.GotoAsync("/needs/new");
        await page.FillAsync("textarea[name='Form.Problem']", Problem);
        await Assertions.Expect(page.Locator("[data-draft-state]")).Not.ToBeEmptyAsync();
        await page.GotoAsync("about:blank");
        await page.GotoAsync("/needs/new");
        await page.ClickAsync("form[data-draft] .flash .button:not(.quiet)");
        Assert.Equal(Problem, await page.InputValueAsync("textarea[name='Form.Problem']"));
    }

    [Fact]
    public async Task Without_a_connection_the_text_stays_and_is_sent_when_the_line_is_back_and_then_forgotten()
    {
        var page = await Officer();
        await page.GotoAsync("/needs/new");
        await page.FillAsync("textarea[name='Form.Problem']", Problem);
        await page.FillAsync("textarea[name='Form.Place']", "The night market and its forty stalls");
        await page.Context.SetOfflineAsync(true);
        await page.ClickAsync("form[data-draft] .actions .button:not(.secondary)");
        await Assertions.Expect(page.Locator(".toast")).ToBeVisibleAsync();
        Assert.Equal(Problem, await page.InputValueAsync("textarea[name='Form.Problem']"));
        await page.Context.SetOfflineAsync(false);
        await page.ClickAsync(".toast .button");
        await Assertions.Expect(page.Locator("[data-done]")).ToBeVisibleAsync();
        await page.GotoAsync("/needs/new");
        await Assertions.Expect(page.Locator("form[data-draft] .flash")).ToHaveCountAsync(0);
    }

    private async Task<IPage> Officer()
    {
        var page = await chromium.Window(sample.Node.Address);
        page.Dialog += (_, leaving) => _ = leaving.AcceptAsync();
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("input[name='Email']", "officer@banjir-kanal.sample");
        await page.FillAsync("input[name='Password']", "sample city password");
        await page.ClickAsync("form.panel button.button:not([type='button'])");
        // asks again and again, where waiting for a load event can miss the one that has been
        await Assertions.Expect(page).Not.ToHaveURLAsync(new System.Text.RegularExpressions.Regex("sign-in"));
        return page;
    }
}
