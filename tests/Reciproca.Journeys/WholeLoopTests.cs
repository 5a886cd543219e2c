using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>
/// Need, answer, exchange, memorandum with an Indonesian and a Mexican party, signatures, a triangular initiative with a Brazilian third, what each
/// gives and says to it, evaluations, a practice, IATI: three people, three languages, no JavaScript, a phone of 360 pixels.
/// </summary>
public sealed class WholeLoopTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Indonesia = "Sample City Banjir Kanal", Mexico = "Sample City Muestra del Golfo", Brazil = "Sample City Exemplo do Mar", Disputed = "Hanya dua perjalanan yang kami catat";

    [Fact]
    public async Task From_a_need_to_a_practice_and_to_data_that_others_read()
    {
        await using var node = await RunningNode.Start();
        var (mexican, brazilian) = (await Newcomer.Arrive(chromium, node, "es", "ana@muestra-del-golfo.test", Mexico, "MX"), await Newcomer.Arrive(chromium, node, "pt", "rui@exemplo-do-mar.test", Brazil, "BR"));
        await Newcomer.Verify(await Sample(node, "secretariat@network.sample", "en"), 2);
        var indonesian = await Sample(node, "officer@banjir-kanal.sample", "id");

        var need = await Ask(mexican);
        await Answer(indonesian, need);
        var exchange = await Exchange(mexican, indonesian, need);
        var agreement = await Agree(mexican, indonesian, brazilian, exchange);
        await Sign(indonesian, agreement, "Budi Sampel", "Wali Kota");
        await Sign(mexican, agreement, "Ana Muestra", "Alcaldesa");
        await InForce(mexican, agreement);

        var initiative = await Begin(mexican, agreement);
        await Give(indonesian, initiative, new() { ["Form.Type"] = "PersonDays", ["Form.Grade"] = "senior" }, "12");
        await Give(brazilian, initiative, new() { ["Form.Type"] = "Travel", ["Form.Unit"] = "trip" }, "3");
        await Judge(mexican, indonesian, initiative);
        await Complete(mexican, initiative);
        await Evaluate(mexican, initiative, "Los vecinos limpian solos.", "El taller fue corto.");
        await Evaluate(indonesian, initiative, "Warga menjaga saluran.", "Penerjemah datang terlambat.");
        await SideBySide(node, initiative);
        var practice = await Share(mexican, initiative);

        await Counted(node);
        await IatiFile.Holds(node, [initiative + ".xml", "/open-data/iati-activities.xml"], says: "Canales limpios", but: Disputed);
        await Readable(await Sample(node, "officer@banjir-kanal.sample", "id", script: true),
            [agreement, agreement + "/timetable", agreement + "/parties", agreement + "/plan", agreement + "/text", exchange, exchange + "/edit", exchange + "/plan", initiative, initiative + "/contribute", initiative + "/evaluate", practice, "/impact", "/open-data"]);
    }

    private static async Task<string> Ask(IPage page)
    {
        await page.GotoAsync("/needs/new");
        await page.FillAsync("[name='Form.Problem']", "Los canales se tapan con basura y el barrio del puerto se inunda.");
        await page.FillAsync("[name='Form.Place']", "El barrio del puerto");
        await Send(page);
        return Path(page);
    }

    private static async Task Answer(IPage page, string need)
    {
        await page.GotoAsync(need + "/answer");
        await page.FillAsync("[name=Text]", "Kami menjaga saluran bersama warga; mari bicara.");
        await page.ClickAsync("main form button");
    }

    private static async Task<string> Exchange(IPage asker, IPage helper, string need)
    {
        await asker.GotoAsync(need);
        await asker.ClickAsync("main form[action*=Accept] button");
        await asker.ClickAsync("main form[action*='/cooperating/begin'] button");
        await Says(asker, "Solicitud", ".steps [aria-current=step]");
        var exchange = Path(asker);
        await helper.GotoAsync(exchange);
        await Says(helper, "Permintaan", ".steps [aria-current=step]");
        await helper.ClickAsync("main form button.button:has-text(\"Lanjut\")");
        return exchange;
    }

    /// <summary>From the exchange to the text that lies for signature, with the timetables of both countries.</summary>
    private static async Task<string> Agree(IPage mexican, IPage indonesian, IPage stranger, string exchange)
    {
        await mexican.GotoAsync("/agreements/new?from=" + exchange.Split('/')[^1]);
        await mexican.FillAsync("[name=Purpose]", "Dos ciudades cuidan sus canales junto con los vecinos y aprenden una de otra.");
        await Send(mexican);
        var agreement = Path(mexican);
        await Says(mexican, "Es su turno");
        await Says(mexican, "Las Partes cooperan en pie de igualdad");

        await mexican.GotoAsync(agreement + "/timetable");
        await mexican.FillAsync("[name=SignOn]", "2030-05-12");
        await Send(mexican);
        await Says(mexican, "Dictamen sobre el proyecto");
        await indonesian.GotoAsync(agreement + "/timetable");
        await Says(indonesian, "Persetujuan DPRD");
        await Says(indonesian, "bukan nasihat hukum");
        await stranger.GotoAsync(agreement);
        await Assertions.Expect(stranger.Locator("main")).Not.ToContainTextAsync("canales junto con los vecinos");

        await mexican.GotoAsync(agreement);
        await mexican.ClickAsync("button:has-text(\"Pasar el turno\")");
        await indonesian.GotoAsync(agreement);
        await Says(indonesian, "Giliran Anda");
        await indonesian.ClickAsync("button:has-text(\"Ajukan untuk ditandatangani\")");
        return agreement;
    }

    private static async Task Sign(IPage page, string agreement, string name, string office)
    {
        await page.GotoAsync(agreement);
        await page.ClickAsync("main a.button[href*='/sign/']");
        await page.FillAsync("[name=Name]", name);
        await page.FillAsync("[name=Office]", office);
        await page.CheckAsync("[name=Agreed]");
        await Send(page);
        Assert.EndsWith(agreement, Path(page));
    }

    private static async Task InForce(IPage page, string agreement)
    {
        await Says(page, "En vigor", ".steps [aria-current=step]");
        await page.GotoAsync(agreement + "/log");
        await Says(page, "son válidas", ".flash.good");
        await page.GotoAsync(agreement);
        await page.ClickAsync("main form button[formaction*='handler=publish']");
    }

    /// <summary>What they agreed on, with the other party already named, and a third one.</summary>
    private static async Task<string> Begin(IPage page, string agreement)
    {
        await page.GotoAsync(agreement);
        await page.ClickAsync("main a.button[href^='/initiatives/new?from=']");
        Assert.Equal(Indonesia, await page.InputValueAsync("[name='Partner.Name']"));
        await page.FillAsync("[name='Form.Title']", "Canales limpios a dos orillas");
        await page.FillAsync("[name='Form.Objective']", "Que los canales lleguen limpios a la temporada de lluvias, con reglas que los vecinos sostienen.");
        await page.SelectOptionAsync("[name='Partner.Role']", "Provider");
        await page.SelectOptionAsync("[name='OwnRole']", "Recipient");
        await page.SelectOptionAsync("[name='Form.Modality']", "Triangular");
        await page.FillAsync("[name='Form.PlannedStart']", "2026-01-05");
        await Send(page);
        await Says(page, "Canales limpios", "h1");
        var initiative = Path(page);
        await page.GotoAsync(initiative + "/parties");
        await page.FillAsync("[name='Form.Name'] >> nth=-1", Brazil);
        await page.SelectOptionAsync("[name='Form.Role']", "SecondProvider");
        await page.ClickAsync("main .section form .actions button.button");
        await Says(page, Brazil);
        return initiative;
    }

    private static async Task Give(IPage page, string initiative, Dictionary<string, string> choices, string quantity)
    {
        await page.GotoAsync(initiative + "/contribute");
        foreach (var (name, choice) in choices) await page.SelectOptionAsync($"[name='{name}']", choice);
        await page.SelectOptionAsync("[name='Form.To']", new SelectOptionValue { Label = Mexico });
        await page.FillAsync("[name='Form.Quantity']", quantity);
        await page.FillAsync("[name='Form.On']", "2026-02-03");
        await Send(page);
        await Says(page, quantity, "#contributions");
    }

    /// <summary>Who received confirms the one and disputes the other; who gave sees both.</summary>
    private static async Task Judge(IPage receiver, IPage giver, string initiative)
    {
        await receiver.GotoAsync(initiative);
        await receiver.ClickAsync("#contributions tbody tr:nth-child(1) form button.secondary");
        await receiver.ClickAsync("#contributions tbody tr:nth-child(2) summary");
        await receiver.FillAsync("#contributions tbody tr:nth-child(2) [name=Why]", Disputed);
        await receiver.ClickAsync("#contributions tbody tr:nth-child(2) details button");
        await giver.GotoAsync(initiative);
        await Says(giver, "Terkonfirmasi", "#contributions tbody tr:nth-child(1) .badge");
        await Says(giver, "Disanggah", "#contributions tbody tr:nth-child(2) .badge");
    }

    private static async Task Complete(IPage page, string initiative)
    {
        await page.GotoAsync(initiative + "/edit");
        await page.SelectOptionAsync("[name='Form.State']", "Completed");
        await page.FillAsync("[name='Form.ActualStart']", "2026-01-12");
        await page.FillAsync("[name='Form.ActualEnd']", "2026-06-30");
        await page.FillAsync("[name='Form.Activities']", "Dos visitas y una jornada con los vecinos.");
        await page.FillAsync("[name='Form.Results']", "El barrio del puerto no se inundó en la temporada.");
        await Send(page);
        Assert.Equal(initiative, Path(page));
    }

    private static async Task Evaluate(IPage page, string initiative, string worked, string failed)
    {
        await page.GotoAsync(initiative + "/evaluate");
        await page.CheckAsync("[name='Scores[peer-learning]'][value='4']");
        await page.FillAsync("[name='Evidence[peer-learning]']", "2 visitas / kunjungan");
        await page.FillAsync("[name=Worked]", worked);
        await page.FillAsync("[name=Failed]", failed);
        await page.CheckAsync("[name=Audience][value=Public]");
        await Send(page);
        Assert.Equal(initiative, Path(page));
    }

    private async Task SideBySide(RunningNode node, string initiative)
    {
        var citizen = await chromium.Window(node.Address, "pt", script: false);
        await citizen.GotoAsync(initiative);
        Assert.Equal(3, await citizen.Locator("#evaluation table thead th").CountAsync());
        await Assertions.Expect(citizen.Locator("main")).Not.ToContainTextAsync(Disputed);
    }

    /// <summary>The draft says what both sides wrote; it is read over, and published.</summary>
    private static async Task<string> Share(IPage page, string initiative)
    {
        await page.GotoAsync(initiative);
        await page.ClickAsync("form[action*='/cooperating/practice/'] button >> nth=0");
        Assert.Equal("Canales limpios a dos orillas", await page.InputValueAsync("[name='Form.Title']"));
        foreach (var (section, text) in new[] { ("problem", "se tapan con basura"), ("done", "Dos visitas"), ("result", "Los vecinos limpian solos"), ("result", "Warga menjaga saluran"), ("failed", "El taller fue corto"), ("partners", Brazil) })
            Assert.Contains(text, await page.InputValueAsync($"[name='Form.Sections[{section}]']"));
        await page.FillAsync("[name='Form.Title']", "Vecinos que cuidan el canal");
        await page.ClickAsync("main button[name=publish]");
        await Says(page, "Vecinos que cuidan", "h1");
        await Says(page, "Canales limpios a dos orillas");
        return Path(page);
    }

    /// <summary>The figures follow a moment later: both the days of work and the days from need to agreement, which passed by way of the exchange.</summary>
    private async Task Counted(RunningNode node)
    {
        var citizen = await chromium.Window(node.Address, "es", script: false);
        await TheLoopTests.Until(citizen, "/impact/records?measure=agreement-days", "Los canales se tapan");
        await TheLoopTests.Until(citizen, "/impact/records?measure=days", "Canales limpios");
        await citizen.GotoAsync("/impact");
        await Says(citizen, "México");
    }

    /// <summary>By everyone, and nothing runs out of a phone's side.</summary>
    private static async Task Readable(IPage page, IEnumerable<string> addresses)
    {
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            var found = await page.RunAxe();
            Assert.Empty(found.Violations.Select(v => $"{address} {v.Id}: {v.Help} {string.Join(", ", v.Nodes.Select(n => n.Html))}"));
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{address} scrolls sideways");
        }
    }

    private static Task Send(IPage page) => page.ClickAsync("main form .actions button.button:not(.secondary)");

    private static Task Says(IPage page, string words, string where = "main") => Assertions.Expect(page.Locator(where)).ToContainTextAsync(words);

    private static string Path(IPage page) => new Uri(page.Url).AbsolutePath;

    // what reads a page for its accessibility needs script itself
    private async Task<IPage> Sample(RunningNode node, string email, string language, bool script = false)
    {
        var page = await chromium.Window(node.Address, language, script);
        await TheLoopTests.SignIn(page, email, "sample city password");
        return page;
    }
}
