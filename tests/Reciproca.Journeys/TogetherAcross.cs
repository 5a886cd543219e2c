using Microsoft.Playwright;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>Two cities of two nodes do an exchange and sign a paper together, each from its own node.</summary>
internal sealed class TogetherAcross(IPage officer, IPage helper, string other)
{
    public async Task Exchange()
    {
        await officer.GotoAsync("/exchanges/new");
        await Choose("With");
        await officer.FillAsync("[name=Title]", "Belajar pasar yang tidak terendam");
        await officer.FillAsync("[name=Wanted]", "Kami ingin melihat pasar ikan yang dinaikkan.");
        await officer.ClickAsync("main form button.button:has-text(\"Mulai\")");
        var here = new Uri(officer.Url).AbsolutePath;
        var there = await Found("/exchanges", "Belajar pasar yang tidak terendam");
        await helper.ClickAsync("#together button:has-text(\"Sumarse\")");
        await Until(officer, here, "ikut serta");
        await helper.GotoAsync(there + "/plan");
        await helper.ClickAsync("#checklist button:has-text(\"Hecho\") >> nth=0");
        await Until(officer, here + "/plan", "Marejada");
    }

    public async Task Agreement()
    {
        await officer.GotoAsync("/agreements/new");
        await officer.CheckAsync("[name=Type][value=letter-of-intent]");
        await officer.FillAsync("[name=Title]", "Surat niat dua pasar");
        await officer.FillAsync("[name=Purpose]", "Dua kota belajar bersama tentang pasar yang aman dari rob.");
        await Choose("With");
        await officer.ClickAsync("main form button.button:has-text(\"Buat rancangan\")");
        var here = new Uri(officer.Url).AbsolutePath;
        var there = await Found("/agreements", "Surat niat dua pasar");
        await helper.ClickAsync("#together button:has-text(\"Sumarse\")");
        await Until(officer, here, "ikut serta");
        await officer.ClickAsync("main button:has-text(\"Ajukan untuk ditandatangani\")");
        await Until(helper, there, "Firmar");
        await Sign(helper, "Firmar");
        await Until(officer, here, "Ana Muestra");
        await Sign(officer, "Tanda tangani");
        await Until(helper, there, "En vigor");
        await Until(helper, there, "Budi Sampel");
    }

    /// <summary>What came from the other node stands among one's own.</summary>
    private async Task<string> Found(string list, string title)
    {
        await Until(helper, list, title);
        await helper.ClickAsync($"main a:has-text(\"{title}\") >> nth=0");
        return new Uri(helper.Url).AbsolutePath;
    }

    private async Task Choose(string name)
    {
        var value = await officer.Locator($"[name={name}] option", new() { HasText = other }).First.GetAttributeAsync("value");
        await officer.SelectOptionAsync($"[name={name}]", value!);
    }

    private static async Task Sign(IPage page, string button)
    {
        await page.ClickAsync($"main a.button:has-text(\"{button}\") >> nth=0");
        await page.FillAsync("[name=Name]", button == "Firmar" ? "Ana Muestra" : "Budi Sampel");
        await page.FillAsync("[name=Office]", "Alcaldía");
        await page.CheckAsync("[name=Agreed]");
        await page.ClickAsync("main form .actions button.button >> nth=0");
    }

    public static async Task Until(IPage page, string address, string text)
    {
        for (var attempt = 0; attempt < 120; attempt++, await Task.Delay(250))
        {
            await page.GotoAsync(address);
            if ((await page.Locator("main").InnerTextAsync()).Contains(text, StringComparison.OrdinalIgnoreCase)) return;
        }
        Assert.Fail($"{address} does not say \"{text}\":\n{await page.Locator("main").InnerTextAsync()}");
    }
}
