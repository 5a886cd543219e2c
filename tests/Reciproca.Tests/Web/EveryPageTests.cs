using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Reciproca.Spine.Texts;
using Xunit;

namespace Reciproca.Tests.Web;

/// <summary>Walks every public page from the home page on, as a citizen, and holds each to what all pages promise.</summary>
public sealed partial class EveryPageTests(TestNode node) : IClassFixture<TestNode>, IAsyncLifetime
{
    private const int MostPages = 120, PageLimit = 14 * 1024, ShellLimit = 30 * 1024, ScriptLimit = 8 * 1024;

    private readonly Dictionary<string, TestPage> pages = [];

    public async ValueTask InitializeAsync()
    {
        var city = await node.City("Rosario", "es", "AR");
        await city.Asks("Las calles se inundan cuando llueve fuerte. No sabemos por dónde empezar.", "Barrio Sur");
        await node.Settle();
        await Walk(node.Citizen());
    }

    [Fact]
    public async Task Every_page_costs_a_slow_line_little()
    {
        var shell = await Weight("/css/site.css") + await Weight("/js/site.js");
        Assert.InRange(await Weight("/js/site.js"), 1, ScriptLimit);
        var tooHeavy = new List<string>();
        foreach (var address in pages.Keys)
            if (await Weight(address) is var weight && (weight > PageLimit || weight + shell > ShellLimit)) tooHeavy.Add($"{address}: {weight} bytes");
        Assert.Empty(tooHeavy);
    }

    [Fact]
    public void No_page_asks_another_host_for_anything_or_carries_script_or_style_in_its_text() => Holds(page =>
        from element in page.Document.QuerySelectorAll("script, link, img, iframe, [style]")
        let source = element.GetAttribute("src") ?? element.GetAttribute("href") ?? ""
        where element.LocalName == "iframe" || element.HasAttribute("style") || source.Contains("//") || (element.LocalName == "script" && source.Length == 0 && element.GetAttribute("type") != "application/ld+json")
        select element.OuterHtml);

    [Fact]
    public void Every_page_has_one_main_heading_a_title_and_says_its_language() => Holds(page =>
    [
        .. page.Document.QuerySelectorAll("h1").Length == 1 ? Array.Empty<string>() : ["not one h1"],
        .. string.IsNullOrWhiteSpace(page.Document.Title) ? ["no title"] : Array.Empty<string>(),
        .. page.Document.DocumentElement.GetAttribute("lang") == "en" ? Array.Empty<string>() : ["no lang"],
    ]);

    [Fact]
    public void Every_field_has_a_name_that_is_read_aloud() => Holds(page =>
        from field in page.Document.QuerySelectorAll("input:not([type=hidden]):not([type=submit]), select, textarea")
        where field.GetAttribute("aria-label") is null && field.Closest("label") is null && page.Document.QuerySelector($"label[for='{field.Id}']") is null
        select field.OuterHtml);

    [Fact]
    public void No_page_uses_an_id_twice_or_points_at_one_that_is_missing() => Holds(page =>
    {
        var ids = page.Document.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        var twice = ids.GroupBy(id => id).Where(g => g.Count() > 1).Select(g => $"twice: {g.Key}");
        var wanted = page.Document.QuerySelectorAll("[aria-describedby], label[for]").SelectMany(e => (e.GetAttribute("aria-describedby") ?? e.GetAttribute("for"))!.Split(' '));
        return twice.Concat(wanted.Except(ids).Select(id => $"missing: {id}"));
    });

    [Fact]
    public void No_page_shows_the_key_of_a_text_instead_of_the_text()
    {
        var families = InterfaceTexts.Keys("en").Select(k => k[..k.IndexOf('.')]).ToHashSet();
        Holds(page => page.Document.All.Where(e => e.ChildElementCount == 0).Select(e => e.TextContent.Trim())
            .Where(text => Key().IsMatch(text) && families.Contains(text[..text.IndexOf('.')])));
    }

    private void Holds(Func<TestPage, IEnumerable<string>> wrong)
    {
        Assert.True(pages.Count > 1, "The walk found no page");
        Assert.Empty(pages.SelectMany(p => wrong(p.Value).Select(w => $"{p.Key}: {w}")));
    }

    private async Task Walk(Browser browser)
    {
        var open = new Queue<string>(["/"]);
        var seen = new HashSet<string> { "/" };
        while (open.TryDequeue(out var address) && pages.Count < MostPages)
        {
            var response = await browser.Http.GetAsync(address);
            if (response.StatusCode != HttpStatusCode.OK || response.Content.Headers.ContentType?.MediaType != "text/html") continue;
            var page = await TestPage.Of(browser, response);
            if (!pages.TryAdd(page.Address.PathAndQuery, page)) continue;
            foreach (var link in Links(page).Where(seen.Add)) open.Enqueue(link);
        }
    }

    /// <summary>Pages of this node; filters and languages of a page are the same page.</summary>
    private static IEnumerable<string> Links(TestPage page) => page.Document.QuerySelectorAll("a[href]")
        .Select(a => new Uri(page.Address, a.GetAttribute("href"))).Where(uri => uri.Host == page.Address.Host && uri.Query.Length == 0).Select(uri => uri.AbsolutePath);

    private async Task<long> Weight(string address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("br"));
        var response = await node.Citizen().Http.SendAsync(request);
        return (await response.Content.ReadAsByteArrayAsync()).LongLength;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [GeneratedRegex(@"^[a-z]+(\.[a-z0-9-]+)+$")]
    private static partial Regex Key();
}
