using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Tests.Kinds.Initiatives;
using Xunit;

namespace Reciproca.Tests.Across.OpenData;

/// <summary>Everything that anybody may take away is taken away, and searched for words that only some may read.</summary>
public sealed class NothingPrivateTests(TestNode node) : IClassFixture<TestNode>
{
    private const string Mark = "Zyzzyva";

    [Fact]
    public async Task What_is_private_is_in_none_of_the_open_data()
    {
        var id = Guid.CreateVersion7().ToString("N")[^6..];
        var one = await node.City($"Montevideo {id}", "en", "UY");
        var other = await node.City($"Semarang {id}", "en", "ID");
        var open = await one.Begins("Openly told", $"Semarang {id}");
        await Marked(one, other, open, id);
        await node.Settle();
        await node.Inside(async services => { await ActivatorUtilities.CreateInstance<Reciproca.Across.OpenData.WriteDump>(services).React(new(node.Clock.GetUtcNow().UtcDateTime), default); return true; });
        var initiatives = await node.Db(db => db.Set<Record>().Select(r => r.ShortId).ToListAsync());
        var organisations = await node.Db(db => db.Set<Organisation>().Select(o => o.ShortId).ToListAsync());
        var taken = 0;
        // an address that leads on is told apart from what it leads to, which is among the pages
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = node.Address };
        foreach (var address in Addresses(initiatives, organisations))
        {
            var response = await http.GetAsync(address);
            // what is not there, or asks for a question first, gives nothing away
            if (response.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone or HttpStatusCode.BadRequest or HttpStatusCode.NotAcceptable or HttpStatusCode.Unauthorized or HttpStatusCode.SeeOther or HttpStatusCode.Found) continue;
            Assert.True(response.IsSuccessStatusCode, $"{address}: {response.StatusCode}");
            Assert.DoesNotContain(Mark, Read(await response.Content.ReadAsByteArrayAsync()), StringComparison.OrdinalIgnoreCase);
            taken++;
        }
        Assert.True(taken > 40, $"only {taken} addresses gave anything");
        // the words are there, and whoever may read them does
        Assert.Contains(Mark, (await one.Browser.Open(open)).Html);
        Assert.Contains("Openly told", await node.Citizen().Http.GetStringAsync("/open-data/iati-activities.xml"));
        Assert.Contains("Openly told", Read(await node.Citizen().Http.GetByteArrayAsync("/open-data/sdg-17-3-1.xlsx")));
    }

    private async Task Marked(TestCity one, TestCity other, string open, string id)
    {
        await one.GivesDays(open, 5);
        await one.GivesMoney(open, "400", "USD");
        await other.Disputes(open, $"{Mark} does not add up");
        await (await one.Browser.Open(open + "/evaluate")).Submit(new Dictionary<string, string>
        {
            ["Time"] = "During", ["Scores[financing]"] = "1", ["Evidence[financing]"] = $"{Mark} in the accounts", ["Failed"] = $"{Mark} failed", ["Audience"] = "Partners",
        });
        var network = await one.Begins($"{Mark} for the network", $"Semarang {id}");
        await one.GivesDays(network, 5);
        await (await one.Browser.Open(network + "/edit")).Submit(new Dictionary<string, string> { ["Form.Audience"] = "Network" });
        var withdrawn = await one.Begins($"{Mark} withdrawn", $"Semarang {id}");
        await one.Gives(withdrawn, new() { ["Form.Type"] = "Money", ["Form.Amount"] = "3", ["Form.Currency"] = "USD", ["Form.Note"] = Mark });
        await one.Presses(withdrawn, "withdraw");
        await (await one.Browser.Open("/initiatives/new")).Submit(new Dictionary<string, string> { ["Form.Title"] = $"{Mark} draft", ["Partner.Name"] = $"Semarang {id}" }, "draft");
        await node.Db(db => db.Set<Person>().Where(p => p.Id == one.Person).ExecuteUpdateAsync(set => set.SetProperty(p => p.Name, Mark + " Officer")));
    }

    /// <summary>Every endpoint that is no page, with every identifier there is where it asks for one; and what the open data page links to.</summary>
    private IEnumerable<string> Addresses(IReadOnlyList<string> records, IReadOnlyList<string> organisations)
    {
        var endpoints = node.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Where(e => !EndpointPermissions.IsPage(e) && e.Metadata.GetMetadata<AnyoneAttribute>() is not null)
            .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Distinct().ToList();
        Assert.Contains("/open-data/iati-activities.xml", endpoints);
        foreach (var pattern in endpoints.Where(p => !p.Contains("/health")))
            foreach (var address in !pattern.Contains('{') ? [pattern] : pattern.Contains("{file}") ? Dumps() : pattern.Contains("{documentName}") ? [pattern.Replace("{documentName}", "v1")] : pattern.Contains("{id}") ? records.Concat(organisations).Distinct().Select(r => pattern.Replace("{id}", r)) : [])
                yield return address;
        foreach (var page in new[] { "/open-data", "/impact", "/initiatives", "/search?q=montevideo", "/initiatives.atom", "/search.atom?q=montevideo" }) yield return page;
    }

    private string[] Dumps()
    {
        var name = $"reciproca-{node.Clock.GetUtcNow():yyyy-MM-dd}.zip";
        return ["/open-data/dumps/" + name, $"/open-data/dumps/{name}.sha256"];
    }

    /// <summary>An archive by what is in it.</summary>
    private static string Read(byte[] bytes)
    {
        if (bytes is not [0x50, 0x4b, ..]) return System.Text.Encoding.UTF8.GetString(bytes);
        using var archive = new ZipArchive(new MemoryStream(bytes));
        return string.Join('\n', archive.Entries.Select(e => { using var reader = new StreamReader(e.Open()); return reader.ReadToEnd(); }));
    }
}
