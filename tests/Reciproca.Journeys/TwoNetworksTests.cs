using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>Two networks, two nodes, in a browser without JavaScript; and three nodes whose messages are lost, repeated and late.</summary>
public sealed partial class TwoNetworksTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Published_here_found_there_answered_across_withdrawn_and_caught_up_with_after_an_outage()
    {
        Uri[] addresses = [new($"http://localhost:{RunningNode.FreePort()}"), new($"http://127.0.0.1:{RunningNode.FreePort()}")];
        await using var asia = await RunningNode.Start(address: addresses[0], more: Federation.Settings("Asia-Pacific", addresses), region: "apac");
        await using var america = await RunningNode.Start(address: addresses[1], more: Federation.Settings("Latin America", addresses), region: "419");
        await Federation.Befriend(asia, america);
        await Federation.HoldTheSame(TimeSpan.FromMinutes(3), asia.Address, america.Address);

        var officer = await SignedIn(asia, "officer@banjir-kanal.sample", "id");
        var practice = await Publish(officer, "Pompa banjir yang dirawat warga");
        var citizen = await chromium.Window(america.Address, "es", script: false);
        await Until(citizen, "/search?q=bombas+para+inundaciones", "Pompa banjir yang dirawat warga");
        await citizen.ClickAsync("main h3 a:has-text(\"Pompa banjir yang dirawat warga\")");
        await Assertions.Expect(citizen.Locator("main")).ToContainTextAsync("Asia-Pacific");
        var copy = citizen.Url;

        await officer.GotoAsync("/needs/new");
        await officer.FillAsync("[name='Form.Problem']", "Pasar ikan kami terendam rob setiap bulan purnama.");
        await officer.FillAsync("[name='Form.Place']", "Kampung nelayan di utara");
        await officer.ClickAsync("main form .actions button.button:not(.secondary)");
        var need = new Uri(officer.Url).AbsolutePath;
        var helper = await SignedIn(america, "officer@marejada.sample", "es");
        await Until(helper, "/search?q=terendam+rob", "Pasar ikan kami");
        await helper.ClickAsync("main h3 a:has-text(\"Pasar ikan kami\")");
        await helper.GotoAsync(helper.Url + "/answer");
        await helper.FillAsync("[name=Text]", "Nuestro mercado también se inunda; les contamos qué hicimos.");
        await helper.ClickAsync("main form button.button >> nth=-1");
        Assert.Contains("/conversations/", helper.Url);
        await Until(officer, need, "Marejada");
        await Until(officer, "/notices", "Marejada");

        var together = new TogetherAcross(officer, helper, "Marejada");
        await together.Exchange();
        await together.Agreement();

        await helper.GotoAsync(copy);
        await helper.ClickAsync("main .by a");
        await helper.ClickAsync("main button:has-text(\"Seguir\")");
        await Until(helper, "/account/searches", "aceptado allí");
        await Publish(officer, "Sekolah pompa untuk warga");
        await Until(helper, "/notices", "Sekolah pompa untuk warga");

        await officer.GotoAsync("/notices");
        await officer.ClickAsync($"main a:has-text(\"Marejada\") >> nth=0");
        await officer.GotoAsync(practice);
        await officer.ClickAsync("main button[formaction*='handler=withdraw']");
        await Gone(copy);
        Assert.Equal((int)HttpStatusCode.Gone, (await citizen.GotoAsync(copy))!.Status);

        await america.Kill();
        var made = new List<string>();
        for (var i = 0; i < 10; i++) made.Add(await Publish(officer, $"Praktik selama padam nomor {i}"));
        await america.Resume();
        await Federation.HoldTheSame(TimeSpan.FromMinutes(2), asia.Address, america.Address);
        var held = await Federation.Holds(america.Address);
        Assert.All(made, address => Assert.Contains(new Uri(asia.Address, address).ToString(), held));
        for (var i = 0; i < 10; i++) await Until(citizen, $"/search?q=Praktik+selama+padam+nomor+{i}", $"Praktik selama padam nomor {i}");
    }

    [Fact]
    public async Task Three_nodes_hold_the_same_after_their_messages_were_lost_repeated_and_late_and_one_was_killed()
    {
        var ports = Enumerable.Range(0, 6).Select(_ => RunningNode.FreePort()).ToArray();
        Uri[] addresses = [.. ports[..3].Select(p => new Uri($"http://127.0.0.1:{p}"))];
        var mischiefs = Enumerable.Range(0, 3).Select(i => new Mischief(ports[i], ports[i + 3], seed: i + 1)).ToList();
        foreach (var mischief in mischiefs) await mischief.Start();
        string?[] regions = ["apac", "419", null];
        var nodes = new List<RunningNode>();
        try
        {
            for (var i = 0; i < 3; i++) nodes.Add(await RunningNode.Start(withSampleData: regions[i] is not null, addresses[i], ports[i + 3], Federation.Settings($"Network {i + 1}", addresses), regions[i]));
            foreach (var (one, other) in new[] { (0, 1), (1, 2), (2, 0) }) await Federation.Befriend(nodes[one], nodes[other]);
            foreach (var mischief in mischiefs) mischief.On = true;
            var (asia, america) = (await Officer(nodes[0], "officer@banjir-kanal.sample"), await Officer(nodes[1], "officer@marejada.sample"));
            var writing = Task.WhenAll(Asks(asia, "asia", 25), Asks(america, "america", 25));
            await Task.Delay(TimeSpan.FromSeconds(4));
            await nodes[0].Kill();
            await nodes[0].Resume();
            await writing;
            Assert.True(mischiefs.Sum(m => m.Meddled) > 5, "The messages were left alone");
            foreach (var mischief in mischiefs) mischief.On = false;
            // whoever comes back reads on by itself, without waiting for its turn
            foreach (var node in nodes) { await node.Kill(); await node.Resume(); }
            await Federation.HoldTheSame(TimeSpan.FromMinutes(3), [.. addresses.Take(2)]);
            var third = await Federation.Holds(addresses[2]);
            var all = (await Federation.Holds(addresses[0])).Where(a => !a.StartsWith(addresses[2].ToString(), StringComparison.Ordinal));
            Assert.True(third.IsSupersetOf(all) || await Later(addresses[2], addresses[0]), "The third network lacks records");
        }
        finally
        {
            foreach (var node in nodes) await node.DisposeAsync();
            foreach (var mischief in mischiefs) await mischief.DisposeAsync();
        }
    }

    private static async Task<bool> Later(Uri one, Uri other)
    {
        await Federation.HoldTheSame(TimeSpan.FromMinutes(2), one, other);
        return true;
    }

    /// <summary>Writes needs and withdraws every fifth; while the node is down it tries again, as a person would.</summary>
    private static async Task Asks(HttpClient officer, string where, int count)
    {
        for (var i = 0; i < count; i++)
            try
            {
                var page = await officer.GetStringAsync("/needs/new");
                var token = Token().Match(page[page.IndexOf("Form.Problem", StringComparison.Ordinal)..]).Groups[1].Value;
                var answer = await officer.PostAsync("/needs/new", Form(("Form.Problem", $"The pumps of {where} number {i} stop when it rains"), ("Form.Place", "The lower town"), ("__RequestVerificationToken", token)));
                if (i % 5 == 0 && answer.Headers.Location is { } made) await officer.PostAsync($"{made}/stage?handler=withdraw", Form(("__RequestVerificationToken", token)));
            }
            catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException) { await Task.Delay(500); }
    }

    private static FormUrlEncodedContent Form(params (string Name, string Value)[] fields) => new(fields.Select(f => KeyValuePair.Create(f.Name, f.Value)));

    private static async Task<HttpClient> Officer(RunningNode node, string email)
    {
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = node.Address };
        var token = Token().Match(await http.GetStringAsync("/account/sign-in")).Groups[1].Value;
        Assert.Equal(HttpStatusCode.Found, (await http.PostAsync("/account/sign-in", Form(("Email", email), ("Password", "sample city password"), ("__RequestVerificationToken", token)))).StatusCode);
        return http;
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

    private static async Task<string> Publish(IPage officer, string title)
    {
        await officer.GotoAsync("/practices/new");
        await officer.FillAsync("[name='Form.Title']", title);
        await officer.FillAsync("[name='Form.Sections[problem]']", "Banjir rob menggenangi kampung setiap bulan dan pompa rusak.");
        await officer.FillAsync("[name='Form.Sections[done]']", "Warga merawat pompa bergiliran.");
        await officer.FillAsync("[name='Form.Sections[result]']", "Kampung kering dalam dua jam.");
        await officer.ClickAsync("main form .actions button.button:not(.secondary)");
        return new Uri(officer.Url).AbsolutePath;
    }

    private static async Task Gone(string address)
    {
        using var http = new HttpClient();
        for (var attempt = 0; attempt < 120; attempt++, await Task.Delay(250)) if ((await http.GetAsync(address)).StatusCode == HttpStatusCode.Gone) return;
        Assert.Fail($"{address} is still there");
    }

    private static Task Until(IPage page, string address, string text) => TogetherAcross.Until(page, address, text);

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
