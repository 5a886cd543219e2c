using System.Collections.Concurrent;
using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>kill -9 in the middle of saving and of indexing: what was answered with success is there, once, and is found.</summary>
public sealed partial class KillTests
{
    [Fact]
    public async Task What_was_saved_before_a_kill_is_there_once_and_is_found_afterwards()
    {
        await using var node = await RunningNode.Start();
        var saved = new ConcurrentBag<(string Word, string Address)>();
        var officers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SignedIn(node)));
        var saving = officers.Select((officer, number) => Save(officer, number, saved)).ToArray();
        while (saved.Count < 25 && !saving.All(s => s.IsCompleted)) await Task.Delay(20);
        await node.Kill();
        await Task.WhenAll(saving);
        Assert.True(saved.Count >= 25, $"only {saved.Count} were saved before the kill");

        await node.Resume();
        using var citizen = new HttpClient { BaseAddress = node.Address };
        foreach (var (word, address) in saved)
        {
            Assert.Equal(HttpStatusCode.OK, (await citizen.GetAsync(address)).StatusCode);
            await Found(citizen, word, address);
        }
    }

    [Fact]
    public async Task A_kill_while_the_index_is_built_loses_no_record_and_no_search()
    {
        await using var node = await RunningNode.Start();
        await node.Kill();
        await node.Command("seed", "--large", "1500");
        var saved = await node.Published();
        // thrice in the middle of the work, and once more after it had begun anew
        for (var kill = 0; kill < 3; kill++)
        {
            await node.Resume();
            await Task.Delay(TimeSpan.FromMilliseconds(400 * (kill + 1)));
            await node.Kill();
        }
        await node.Resume();
        using var citizen = new HttpClient { BaseAddress = node.Address };
        for (var attempt = 0; attempt < 600; attempt++, await Task.Delay(200))
            if (await Indexed(citizen) == saved) return;
        Assert.Equal(saved, await Indexed(citizen));
    }

    /// <summary>How many records the index counts, whatever their kind.</summary>
    private static async Task<int> Indexed(HttpClient citizen)
    {
        var page = await citizen.GetStringAsync("/search");
        return int.Parse(Regex.Match(page, "class=\"lead\">([0-9,]+)").Groups[1].Value.Replace(",", ""), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>Saves needs one after the other until the node is gone; each carries a word that no other has.</summary>
    private static async Task Save(HttpClient officer, int number, ConcurrentBag<(string, string)> saved)
    {
        try
        {
            for (var i = 0; i < 200; i++)
            {
                var word = $"zq{number}x{i}k";
                var page = await officer.GetStringAsync("/needs/new");
                var answer = await officer.PostAsync("/needs/new", new FormUrlEncodedContent(new Dictionary<string, string>
                {
                    ["Form.Problem"] = $"The pumps of station {word} stop when it rains", ["Form.Place"] = "The lower town",
                    ["__RequestVerificationToken"] = Token().Match(page[page.IndexOf("Form.Problem", StringComparison.Ordinal)..]).Groups[1].Value,
                }));
                if (answer.StatusCode == HttpStatusCode.Found) saved.Add((word, answer.Headers.Location!.ToString()));
            }
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException) { }
    }

    private static async Task Found(HttpClient citizen, string word, string address)
    {
        for (var attempt = 0; attempt < 100; attempt++, await Task.Delay(100))
        {
            var hits = Regex.Count(await citizen.GetStringAsync($"/search?q={word}"), $"<h3><a href=\"{Regex.Escape(address)}\"");
            Assert.True(hits < 2, $"{word} is found twice");
            if (hits == 1) return;
        }
        Assert.Fail($"{word} is not found after the restart");
    }

    private static async Task<HttpClient> SignedIn(RunningNode node)
    {
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = node.Address };
        var page = await http.GetStringAsync("/account/sign-in");
        var answer = await http.PostAsync("/account/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["Email"] = "officer@banjir-kanal.sample", ["Password"] = "sample city password", ["__RequestVerificationToken"] = Token().Match(page).Groups[1].Value,
        }));
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return http;
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
