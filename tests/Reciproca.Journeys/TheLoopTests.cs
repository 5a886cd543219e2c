using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Playwright;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>Ask, find, be answered, share: as an officer does it on a phone of 360 pixels, without JavaScript.</summary>
public sealed class TheLoopTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task A_new_city_asks_in_Spanish_finds_is_answered_twice_is_told_in_Portuguese_shares_a_Word_file_and_finds_all_again()
    {
        await using var node = await RunningNode.Start();
        var officer = await chromium.Window(node.Address, "es", script: false);
        await Newcomer.SignUp(node, officer, "es", "ana@villa-del-arroyo.test");
        await Register(officer, "Villa del Arroyo");
        await Verify(await SignedIn(node, "secretariat@network.sample"), "Villa del Arroyo");

        await ChooseLetters(officer, "es");
        var need = await Ask(officer, "Cuando llueve fuerte se inundan las calles y los desagües se tapan con basura.", "El barrio del mercado y las casas junto al arroyo");
        await Assertions.Expect(officer.Locator("main")).ToContainTextAsync("inund");
        Assert.True(await officer.Locator("#matches .record .why li").CountAsync() > 0, "no match says why it was found");
        await Fits(officer);

        await ChooseLetters(officer, "pt");
        await Answer(await SignedIn(node, "officer@banjir-kanal.sample"), need, "Kami menjaga saluran bersama warga; mari bicara.");
        await Answer(await SignedIn(node, "officer@marejada.sample"), need, "Pasamos por lo mismo con la sudestada; conversemos.");

        await Until(officer, "/notices", "Banjir Kanal respondeu à sua necessidade");
        await Until(officer, "/notices", "Marejada respondeu à sua necessidade");
        Assert.Equal(2, await officer.Locator("main a:has-text(\"respondeu à sua necessidade\")").CountAsync());
        var letter = await node.Letter("Subject: Sample City Banjir Kanal respondeu");
        Assert.Contains("ana@villa-del-arroyo.test", letter);
        Assert.Contains("text/plain", letter);
        await officer.ClickAsync("main a:has-text(\"respondeu à sua necessidade\") >> nth=0");
        await Assertions.Expect(officer.Locator("h1")).ToContainTextAsync("Cuando llueve fuerte");

        await Import(officer);
        await Fits(officer);
        await FindsAllAgain(node);
    }

    private static async Task Answer(IPage helper, string need, string words)
    {
        await helper.GotoAsync(need + "/answer");
        await helper.FillAsync("[name=Text]", words);
        await helper.ClickAsync("main form button");
        Assert.Contains("/conversations/", helper.Url);
        await Fits(helper);
    }

    /// <summary>A citizen of another country finds the need, the practice and the city, each with words of another language.</summary>
    private async Task FindsAllAgain(RunningNode node)
    {
        var citizen = await chromium.Window(node.Address, "id", script: false);
        foreach (var (words, found) in new[] { ("banjir+perkotaan", "Cuando llueve fuerte"), ("jardines+de+lluvia", "Jardines de lluvia en las veredas"), ("villa+del+arroyo", "Villa del Arroyo") })
        {
            await Until(citizen, $"/search?q={words}", found);
            await Fits(citizen);
        }
        await citizen.ClickAsync("main .record h3 a:has-text(\"Villa del Arroyo\")");
        await Assertions.Expect(citizen.Locator("main")).ToContainTextAsync("Cuando llueve fuerte");
        await Assertions.Expect(citizen.Locator("main")).ToContainTextAsync("Jardines de lluvia");
    }

    private static async Task Fits(IPage page) =>
        // a page without script answers questions of the driver all the same
        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 360, $"{page.Url} scrolls sideways on a phone");

    internal static async Task SignIn(IPage page, string email, string password)
    {
        await page.GotoAsync("/account/sign-in");
        if (await page.Locator("[name=Password]").CountAsync() == 0) return;
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", password);
        await page.ClickAsync("main form button.button >> nth=0");
    }

    private async Task<IPage> SignedIn(RunningNode node, string email)
    {
        var page = await chromium.Window(node.Address, "en", script: false);
        await SignIn(page, email, "sample city password");
        return page;
    }

    internal static async Task Register(IPage page, string name, string country = "AR")
    {
        await page.GotoAsync("/organisations/new");
        await page.FillAsync("[name='Form.Name']", name);
        await page.SelectOptionAsync("[name='Form.Country']", country);
        await page.SelectOptionAsync("[name='Form.Tier']", "city");
        await page.ClickAsync("main form .actions button.button");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(name);
    }

    internal static async Task Verify(IPage secretariat, string name)
    {
        await secretariat.GotoAsync("/secretariat/organisations");
        await Assertions.Expect(secretariat.Locator("main")).ToContainTextAsync(name);
        await secretariat.ClickAsync("main form.row button");
    }

    private static async Task<string> Ask(IPage page, string problem, string place)
    {
        await page.GotoAsync("/needs/new");
        await page.FillAsync("[name='Form.Problem']", problem);
        await page.FillAsync("[name='Form.Place']", place);
        await page.ClickAsync("main form .actions button.button:not(.secondary)");
        return new Uri(page.Url).AbsolutePath;
    }

    /// <summary>Pages and letters in this language, and each letter at once.</summary>
    private static async Task ChooseLetters(IPage page, string language)
    {
        await page.GotoAsync($"/account?lang={language}");
        await page.SelectOptionAsync("[name='Form.Language']", language);
        await page.CheckAsync("[name='Form.Digest'][value=AtOnce]");
        await page.ClickAsync("main form .actions button.button");
    }

    private static async Task Import(IPage page)
    {
        await page.GotoAsync("/practices/import");
        await page.SetInputFilesAsync("[name=file]", new FilePayload { Name = "practica.docx", MimeType = "application/octet-stream", Buffer = WordFile() });
        await page.ClickAsync("main form .actions button.button");
        Assert.Equal("Jardines de lluvia en las veredas", await page.InputValueAsync("[name='Form.Title']"));
        await page.ClickAsync("main form .actions button.button:not(.secondary)");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Jardines de lluvia");
    }

    /// <summary>The index and the letters follow a moment after the page.</summary>
    internal static async Task Until(IPage page, string address, string text)
    {
        for (var attempt = 0; attempt < 60; attempt++, await Task.Delay(250))
        {
            await page.GotoAsync(address);
            if ((await page.Locator("main").InnerTextAsync()).Contains(text, StringComparison.OrdinalIgnoreCase)) return;
        }
        Assert.Fail($"{address} does not say \"{text}\":\n{await page.Locator("main").InnerTextAsync()}");
    }

    private static byte[] WordFile()
    {
        using var file = new MemoryStream();
        using (var word = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document))
        {
            var body = word.AddMainDocumentPart().Document = new Document(new Body());
            void Add(string text, string? style) => body.Body!.AppendChild(new Paragraph(
                style is null ? new ParagraphProperties() : new ParagraphProperties(new ParagraphStyleId { Val = style }), new Run(new Text(text))));
            Add("Jardines de lluvia en las veredas", "Title");
            Add("Problema", "Heading1");
            Add("Cada otoño el agua cubría las veredas y la escuela cerraba.", null);
            Add("Qué se hizo", "Heading1");
            Add("Plantamos cuarenta jardines que retienen los primeros veinte minutos de lluvia.", null);
            Add("Resultados", "Heading1");
            Add("La escuela no volvió a cerrar en dos temporadas.", null);
        }
        return file.ToArray();
    }
}
