using System.Diagnostics;
using Microsoft.Playwright;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>Do, learn, share, report: two cities of two shores and a funder, on a phone, without JavaScript, each in its own language.</summary>
public sealed class CooperationTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string XmlLint = "/usr/bin/xmllint";

    [Fact]
    public async Task Three_sides_give_confirm_dispute_evaluate_and_report()
    {
        await using var node = await RunningNode.Start();
        var giver = await SignedIn(node, "officer@marejada.sample", "es");
        var receiver = await SignedIn(node, "officer@banjir-kanal.sample", "id");

        var initiative = await Begin(giver);
        await Third(giver, initiative);
        await Give(giver, initiative, new() { ["Form.Type"] = "PersonDays", ["Form.Grade"] = "senior" }, "Form.Quantity", "12");
        await Give(giver, initiative, new() { ["Form.Type"] = "Travel", ["Form.Unit"] = "trip" }, "Form.Quantity", "3");

        await receiver.GotoAsync(initiative);
        await receiver.ClickAsync("#contributions tbody tr:nth-child(1) form button.secondary");
        await Assertions.Expect(receiver.Locator("#contributions tbody tr:nth-child(1) .badge")).ToContainTextAsync("Terkonfirmasi");
        await receiver.ClickAsync("#contributions tbody tr:nth-child(2) summary");
        await receiver.FillAsync("#contributions tbody tr:nth-child(2) [name=Why]", "Hanya dua perjalanan yang kami lihat");
        await receiver.ClickAsync("#contributions tbody tr:nth-child(2) details button");
        await Assertions.Expect(receiver.Locator("#contributions tbody tr:nth-child(2) .badge")).ToContainTextAsync("Disanggah");

        await Evaluate(giver, initiative);
        await Evaluate(receiver, initiative);
        var citizen = await chromium.Window(node.Address, "pt", script: false);
        await citizen.GotoAsync(initiative);
        Assert.Equal(3, await citizen.Locator("#evaluation table thead th").CountAsync());
        await Assertions.Expect(citizen.Locator("#contributions")).Not.ToContainTextAsync("Hanya dua perjalanan");

        await Share(giver, initiative);
        await Accepted(node, initiative);
    }

    private static async Task<string> Begin(IPage page)
    {
        await page.GotoAsync("/initiatives/new");
        await page.FillAsync("[name='Form.Title']", "Canales limpios a dos orillas");
        await page.FillAsync("[name='Form.Objective']", "Que los canales lleguen limpios a la temporada de lluvias, con reglas que los vecinos sostienen.");
        await page.FillAsync("[name='Partner.Name']", "Sample City Banjir Kanal");
        await page.SelectOptionAsync("[name='Form.Modality']", "Triangular");
        await page.FillAsync("[name='Form.PlannedStart']", "2026-01-05");
        await page.ClickAsync("main form .actions button.button:not(.secondary)");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Canales limpios");
        return new Uri(page.Url).AbsolutePath;
    }

    private static async Task Third(IPage page, string initiative)
    {
        await page.GotoAsync(initiative + "/parties");
        await page.FillAsync("[name='Form.Name'] >> nth=-1", "Fondo Sample de las Orillas");
        await page.SelectOptionAsync("[name='Form.Role']", "Funder");
        await page.SelectOptionAsync("[name='Form.Country']", "ES");
        await page.ClickAsync("main .section form .actions button.button");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Fondo Sample");
    }

    private static async Task Give(IPage page, string initiative, Dictionary<string, string> choices, string field, string value)
    {
        await page.GotoAsync(initiative + "/contribute");
        foreach (var (name, choice) in choices) await page.SelectOptionAsync($"[name='{name}']", choice);
        await page.SelectOptionAsync("[name='Form.To']", new SelectOptionValue { Label = "Sample City Banjir Kanal" });
        await page.FillAsync($"[name='{field}']", value);
        await page.FillAsync("[name='Form.On']", "2026-02-03");
        await page.ClickAsync("main form .actions button.button");
        await Assertions.Expect(page.Locator("#contributions")).ToContainTextAsync(value);
    }

    private static async Task Evaluate(IPage page, string initiative)
    {
        await page.GotoAsync(initiative + "/evaluate");
        await page.CheckAsync("[name='Scores[peer-learning]'][value='4']");
        await page.FillAsync("[name='Evidence[peer-learning]']", "2 visitas / kunjungan");
        await page.FillAsync("[name=Failed]", "–");
        await page.CheckAsync("[name=Audience][value=Public]");
        await page.ClickAsync("main form .actions button.button");
        Assert.Contains(initiative, page.Url);
    }

    private static async Task Share(IPage page, string initiative)
    {
        await page.GotoAsync(initiative);
        await page.ClickAsync("a[href^='/practices/new']");
        await page.FillAsync("[name='Form.Title']", "Vecinos que cuidan el canal");
        foreach (var section in new[] { "problem", "done", "result" }) await page.FillAsync($"[name='Form.Sections[{section}]']", "Lo que hicimos con la otra orilla quedó escrito aquí.");
        await page.ClickAsync("main form .actions button.button:not(.secondary)");
        await Assertions.Expect(page.Locator("h1")).ToContainTextAsync("Vecinos que cuidan");
    }

    /// <summary>Another program than ours, with the official schema, says that it is IATI.</summary>
    private static async Task Accepted(RunningNode node, string initiative)
    {
        var schema = Schema();
        Assert.SkipWhen(schema is null || !File.Exists(XmlLint), "xmllint (libxml2-utils) or the official IATI schemas are not here");
        using var http = new HttpClient { BaseAddress = node.Address };
        foreach (var address in new[] { initiative + ".xml", "/open-data/iati-activities.xml" })
        {
            var file = Path.GetTempFileName();
            await File.WriteAllTextAsync(file, await http.GetStringAsync(address));
            Assert.Contains("Canales limpios", await File.ReadAllTextAsync(file));
            using var lint = Process.Start(new ProcessStartInfo(XmlLint, ["--nonet", "--noout", "--schema", schema!, file]) { RedirectStandardError = true })!;
            var said = await lint.StandardError.ReadToEndAsync();
            await lint.WaitForExitAsync();
            Assert.True(lint.ExitCode == 0, said);
        }
    }

    private static string? Schema()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
            if (Path.Combine(folder, "shared", "data", "iati", "schemas", "iati-activities-schema.xsd") is var file && File.Exists(file)) return file;
        return null;
    }

    private async Task<IPage> SignedIn(RunningNode node, string email, string language)
    {
        var page = await chromium.Window(node.Address, language, script: false);
        await page.GotoAsync("/account/sign-in");
        await page.FillAsync("[name=Email]", email);
        await page.FillAsync("[name=Password]", "sample city password");
        await page.ClickAsync("main form button.button >> nth=0");
        return page;
    }
}
