using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>Need, answer, accepted, exchange, memorandum with an Indonesian and a Mexican party, timetables, signatures: three people, three languages, no JavaScript, a phone of 360 pixels.</summary>
public sealed partial class HandshakeTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "a long pass phrase of mine";

    [Fact]
    public async Task From_an_answered_need_to_a_memorandum_that_both_have_signed()
    {
        await using var node = await RunningNode.Start();
        var mexican = await Officer(node, "es", "Ana Quispe", "ana@muestra-del-golfo.test", "Sample City Muestra del Golfo", "MX");
        var brazilian = await Officer(node, "pt", "Rui Prado", "rui@exemplo-do-mar.test", "Sample City Exemplo do Mar", "BR");
        await Verify(await SignedIn(node, "secretariat@network.sample"));
        var indonesian = await SignedIn(node, "officer@banjir-kanal.sample", "id");

        await mexican.GotoAsync("/needs/new");
        await mexican.FillAsync("[name='Form.Problem']", "Los canales se tapan con basura y el barrio del puerto se inunda.");
        await mexican.FillAsync("[name='Form.Place']", "El barrio del puerto");
        await mexican.ClickAsync("main form .actions button.button:not(.secondary)");
        var need = new Uri(mexican.Url).AbsolutePath;

        await indonesian.GotoAsync(need + "/answer");
        await indonesian.FillAsync("[name=Text]", "Kami menjaga saluran bersama warga; mari bicara.");
        await indonesian.ClickAsync("main form button");

        await mexican.GotoAsync(need);
        await mexican.ClickAsync("main form[action*=Accept] button");
        await mexican.ClickAsync("main form[action*='/cooperating/begin'] button");
        await Assertions.Expect(mexican.Locator(".steps [aria-current=step]")).ToContainTextAsync("Solicitud");
        var exchange = new Uri(mexican.Url).AbsolutePath;
        await indonesian.GotoAsync(exchange);
        await Assertions.Expect(indonesian.Locator(".steps [aria-current=step]")).ToContainTextAsync("Permintaan");
        await indonesian.ClickAsync("main form button.button:has-text(\"Lanjut\")");

        await mexican.GotoAsync("/agreements/new?from=" + exchange.Split('/')[^1]);
        await mexican.FillAsync("[name=Purpose]", "Dos ciudades cuidan sus canales junto con los vecinos y aprenden una de otra.");
        await mexican.ClickAsync("main form .actions button.button");
        var agreement = new Uri(mexican.Url).AbsolutePath;
        await Assertions.Expect(mexican.Locator("main")).ToContainTextAsync("Es su turno");
        await Assertions.Expect(mexican.Locator("main")).ToContainTextAsync("Las Partes cooperan en pie de igualdad");

        await mexican.GotoAsync(agreement + "/timetable");
        await mexican.FillAsync("[name=SignOn]", "2030-05-12");
        await mexican.ClickAsync("main form .actions button.button");
        await Assertions.Expect(mexican.Locator("main")).ToContainTextAsync("Dictamen sobre el proyecto");
        await indonesian.GotoAsync(agreement + "/timetable");
        await Assertions.Expect(indonesian.Locator("main")).ToContainTextAsync("Persetujuan DPRD");
        await Assertions.Expect(indonesian.Locator("main")).ToContainTextAsync("bukan nasihat hukum");

        await brazilian.GotoAsync(agreement);
        await Assertions.Expect(brazilian.Locator("main")).Not.ToContainTextAsync("canales junto con los vecinos");

        await mexican.GotoAsync(agreement);
        await mexican.ClickAsync("button:has-text(\"Pasar el turno\")");
        await indonesian.GotoAsync(agreement);
        await Assertions.Expect(indonesian.Locator("main")).ToContainTextAsync("Giliran Anda");
        await indonesian.ClickAsync("button:has-text(\"Ajukan untuk ditandatangani\")");
        await Sign(indonesian, agreement, "Budi Sampel", "Wali Kota");
        await Sign(mexican, agreement, "Ana Muestra", "Alcaldesa");
        await Assertions.Expect(mexican.Locator(".steps [aria-current=step]")).ToContainTextAsync("En vigor");
        await mexican.GotoAsync(agreement + "/log");
        await Assertions.Expect(mexican.Locator(".flash.good")).ToContainTextAsync("son válidas");
    }

    private static async Task Sign(IPage page, string agreement, string name, string office)
    {
        await page.GotoAsync(agreement);
        await page.ClickAsync("main a.button[href*='/sign/']");
        await page.FillAsync("[name=Name]", name);
        await page.FillAsync("[name=Office]", office);
        await page.CheckAsync("[name=Agreed]");
        await page.ClickAsync("main form .actions button.button");
        Assert.EndsWith(agreement, new Uri(page.Url).AbsolutePath);
    }

    private async Task<IPage> Officer(RunningNode node, string language, string name, string email, string city, string country)
    {
        var page = await chromium.Window(node.Address, language, script: false);
        await page.GotoAsync("/account/sign-up");
        await page.FillAsync("[name='Form.Name']", name);
        await page.FillAsync("[name='Form.Email']", email);
        await page.FillAsync("[name='Form.Password']", Password);
        await page.SelectOptionAsync("[name='Form.Language']", language);
        await page.ClickAsync("main form button.button");
        var letter = (await node.Letter(email)).Replace("=\r\n", "").Replace("=\n", "").Replace("=3D", "=");
        await page.GotoAsync(WebUtility.HtmlDecode(Link().Match(letter).Value));
        if (await page.Locator("main form button.button").CountAsync() > 0) await page.ClickAsync("main form button.button");
        await SignIn(page, email, Password);
        await page.GotoAsync("/organisations/new");
        await page.FillAsync("[name='Form.Name']", city);
        await page.SelectOptionAsync("[name='Form.Country']", country);
        await page.SelectOptionAsync("[name='Form.Tier']", "city");
        await page.ClickAsync("main form .actions button.button");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(city);
        return page;
    }

    private static async Task Verify(IPage secretariat)
    {
        for (var left = 2; left > 0; left--)
        {
            await secretariat.GotoAsync("/secretariat/organisations");
            await secretariat.ClickAsync("main form.row button >> nth=0");
        }
    }

    private async Task<IPage> SignedIn(RunningNode node, string email, string language = "en")
    {
        var page = await chromium.Window(node.Address, language, script: false);
        await SignIn(page, email, "sample city password");
        return page;
    }

    private static async Task SignIn(IPage page, string email, string password)
    {
        await page.GotoAsync("/account/sign-in");
        if (await page.Locator("[name=Password]").CountAsync() == 0) return;
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", password);
        await page.ClickAsync("main form button.button >> nth=0");
    }

    [GeneratedRegex(@"http://localhost:\d+/account/confirm[^\s""<>]+")]
    private static partial Regex Link();
}
