using System.Text;
using System.Text.Json;
using Microsoft.Playwright;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>
/// 325 climate actions, each language version published by a city of its own; an officer in Palu asks in Indonesian. The actions lie beside the
/// tree and not in it: where they are absent this says so.
/// </summary>
public sealed class FindingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int LongestTitle = 150;
    private const string Password = "sample city password";

    [Fact]
    public async Task An_Indonesian_question_finds_Spanish_and_Portuguese_practices_of_other_cities_and_sees_why()
    {
        if (Actions() is not { } folder) { Assert.Skip("No shared/data/actions beside this tree."); return; }
        await using var node = await RunningNode.Start();
        await node.Command("user", "add", "joana@mangue.test", "--name", "Joana", "--password", Password);
        var mangue = await SignedIn(node, "joana@mangue.test");
        await TheLoopTests.Register(mangue, "Cidade do Mangue", "BR");
        await TheLoopTests.Verify(await SignedIn(node, "secretariat@network.sample"), "Cidade do Mangue");

        await Import(mangue, Table(folder, "pt"));
        await Import(await SignedIn(node, "officer@marejada.sample"), Table(folder, "es"));
        await Import(await SignedIn(node, "officer@banjir-kanal.sample"), Table(folder, "en"));

        var palu = await chromium.Window(node.Address, "id", script: false);
        // the heading repeats the question, so what is waited for must not stand in it
        await TheLoopTests.Until(palu, "/search?q=manutenção+drenagem", "Manutenção preventiva de sistemas de drenagem");
        await TheLoopTests.Until(palu, "/search?q=mantenimiento+drenaje", "Mantenimiento preventivo de sistemas de drenaje");
        await TheLoopTests.Until(palu, "/search?q=maintenance+drainage", "Preventive maintenance of drainage systems");
        await palu.GotoAsync("/search?q=banjir+perkotaan+dan+drainase&kind=practice");
        foreach (var language in new[] { "es", "pt", "en" })
        {
            var record = palu.Locator($".record:has(h3 a[lang={language}])").First;
            await Assertions.Expect(record.Locator(".why")).ToContainTextAsync(language == "en" ? "≈" : "≈ ");
            Assert.True(await record.Locator(".excerpt mark").CountAsync() > 0 || (await record.Locator(".why").InnerTextAsync()).Contains('≈'), $"nothing is marked in {language}");
        }
        var first = await palu.Locator(".record .why").First.InnerTextAsync();
        Assert.True(first.Contains("≈ drainase", StringComparison.Ordinal) || first.Contains("≈ banjir", StringComparison.Ordinal), first);
        await palu.Locator(".record h3 a[lang=pt]").First.ClickAsync();
        await Assertions.Expect(palu.Locator("h1")).ToBeVisibleAsync();
    }

    private async Task<IPage> SignedIn(RunningNode node, string email)
    {
        var page = await chromium.Window(node.Address, "en", script: false);
        await TheLoopTests.SignIn(page, email, Password);
        return page;
    }

    private static async Task Import(IPage page, byte[] table)
    {
        await page.GotoAsync("/import");
        await page.SelectOptionAsync("[name=Kind]", "practice");
        await page.SetInputFilesAsync("[name=Upload]", new FilePayload { Name = "actions.csv", MimeType = "text/csv", Buffer = table });
        await page.ClickAsync("main form .actions button.button");
        Assert.Contains("/import/", page.Url);
        await page.ClickAsync("form[action*='handler=confirm'] button.button");
        // the page looks again by itself until the import is done
        await Assertions.Expect(page.Locator("form[action*='handler=undo']")).ToBeVisibleAsync(new() { Timeout = 180_000 });
    }

    /// <summary>The actions in one language as the template for practices wants them; two of one title are told apart by their code.</summary>
    private static byte[] Table(string folder, string language)
    {
        var table = new StringBuilder(string.Join(',', new[] { "title", "problem", "done", "result" }.Select(part => $"{part}_{language}"))).AppendLine();
        var titles = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        using var actions = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, $"ca_{language}.json")));
        foreach (var action in actions.RootElement.EnumerateArray())
        {
            var title = Said(action, "ActionName");
            if (title.Length > LongestTitle) title = title[..LongestTitle];
            if (!titles.Add(title)) title += $" ({Said(action, "ActionID")})";
            table.AppendLine(string.Join(',', new[] { title, Said(action, "Description"), Said(action, "EquityAndInclusionConsiderations"), Said(action, "KeyPerformanceIndicators") }.Select(Cell)));
        }
        return Encoding.UTF8.GetBytes(table.ToString());
    }

    private static string Cell(string text) => $"\"{text.Replace("\"", "\"\"")}\"";

    private static string Said(JsonElement action, string name) => action.TryGetProperty(name, out var value) ? value.ValueKind switch
    {
        JsonValueKind.String => value.GetString()!,
        JsonValueKind.Array => string.Join(". ", value.EnumerateArray().Select(v => v.ToString())),
        _ => "–",
    } : "–";

    private static string? Actions()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared", "data", "actions") is var data && Directory.Exists(data)) return data;
        return null;
    }
}
