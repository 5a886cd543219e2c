using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reciproca.Across.Find;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Tests.Spine.Federation;
using Xunit;

namespace Reciproca.Tests.Across.Moving;

/// <summary>Valdivia leaves the network Asia-Pacific and goes to Latin America; Africa looks on.</summary>
public sealed class CityMoveTests : IAsyncLifetime
{
    private readonly TestNetwork network = new(3);
    private TestCity old = null!, fresh = null!, reader = null!;
    private string address = "", title = "Huertas en los humedales de Valdivia";

    private TestNode Here => network.Nodes[0];
    private TestNode There => network.Nodes[1];
    private TestNode Third => network.Nodes[2];

    public async ValueTask InitializeAsync()
    {
        await network.InitializeAsync();
        await network.Befriend(Here, There);
        await network.Befriend(Here, Third);
        await network.Befriend(There, Third);
        (old, fresh, reader) = (await Here.City("Valdivia", "es", "CL").WithProfile(), await There.City("Valdivia", "es", "CL").WithProfile(), await Third.City("Kisumu", "en", "KE").WithProfile());
        address = (await old.Publishes(title)).Address.ToString();
        await network.Settle();
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public async Task Its_records_conversations_and_followers_go_with_it()
    {
        var copy = await Third.Db(db => db.Set<Record>().SingleAsync(r => r.Uri == address));
        await Third.Db(async db => { db.Add(new SavedSearch { Id = Guid.CreateVersion7(), PersonId = reader.Person, Address = FollowingCities.SearchFor((await db.Set<Organisation>().SingleAsync(o => o.Id == copy.StewardId)).ShortId), CreatedAt = Third.Clock.GetUtcNow().UtcDateTime }); return await db.SaveChangesAsync(); });
        await (await reader.Browser.Open($"/conversations/about/{copy.ShortId}")).Submit(new Dictionary<string, string> { ["Text"] = "How did you begin?" });
        await network.Settle();

        await Name();
        await Go();
        await network.Settle();

        // the new node answers for the record, under its own address, once
        var home = await There.Db(db => db.Set<Record>().Include(r => r.Steward).SingleAsync(r => r.Kind == "practice"));
        Assert.Equal((fresh.Organisation, null, Stage.Published), (home.StewardId, home.Origin, home.Stage));
        Assert.Equal(HttpStatusCode.OK, (await fresh.Browser.Open($"/practices/{home.ShortId}/edit")).Status);
        var there = $"{There.Address.ToString().TrimEnd('/')}/practices/{home.ShortId}";
        // both others show the same one record at the address it always had with them, and name the new origin
        foreach (var node in new[] { Here, Third })
        {
            var kept = await node.Db(db => db.Set<Record>().Include(r => r.Steward).SingleAsync(r => r.Kind == "practice"));
            Assert.Equal((There.Address.Authority, there, await fresh.Address(), Stage.Published), (kept.Origin, kept.Uri, kept.Steward.Uri, kept.Stage));
            Assert.Contains(title, (await node.Citizen("es").Open($"/practices/{kept.ShortId}")).Text);
        }
        // the old address leads on, for servers too
        var asked = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", "application/activity+json" } } };
        var answer = await Here.Citizen().Http.SendAsync(asked);
        Assert.Equal(there, JsonElement.Parse(await answer.Content.ReadAsByteArrayAsync()).GetProperty("id").GetString());
        foreach (var asks in new[] { "text/html", "application/activity+json" })
            foreach (var page in asks == "text/html" ? new[] { address, address + "/huertas" } : [address])
                Assert.Equal((HttpStatusCode.PermanentRedirect, there), await Led(page, asks));
        // another node keeps its copy under its own address, and pages about the record stay
        Assert.Equal((HttpStatusCode.OK, null), await Led(new Uri(Third.Address, $"/practices/{copy.ShortId}").ToString(), "text/html"));
        Assert.Contains("has moved to another node", (await Here.Citizen().Open(new Uri(await old.Address()).AbsolutePath)).Text);
        Assert.NotEqual(HttpStatusCode.OK, (await old.Browser.Open(new Uri(address).AbsolutePath + "/edit")).Status);
        // followers are told and follow on
        Assert.Contains("Valdivia has moved to another node", (await reader.Browser.Open("/notices")).Text);
        var now = await Third.Db(db => db.Set<Organisation>().Where(o => o.Uri == There.Address.ToString().TrimEnd('/') + "/organisations/" + home.Steward.ShortId).Select(o => o.ShortId).SingleAsync());
        Assert.Equal(FollowingCities.SearchFor(now), await Third.Db(db => db.Set<SavedSearch>().Select(s => s.Address).SingleAsync()));
        // the conversation goes on with the city where it is now
        var talk = await Third.Db(db => db.Set<Conversation>().SingleAsync());
        await (await reader.Browser.Open($"/conversations/{talk.ShortId}")).Submit(new Dictionary<string, string> { ["Text"] = "And what did it cost?" });
        await network.Settle();
        Assert.Contains("And what did it cost?", (await There.Db(db => db.Set<Post>().ToListAsync())).Select(p => p.Text));
        // and what is changed at home is changed everywhere
        await (await fresh.Browser.Open($"/practices/{home.ShortId}/edit")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Huertas y humedales" });
        await network.Settle();
        Assert.Contains("Huertas y humedales", (await Here.Citizen("es").Open(new Uri(address).AbsolutePath)).Text);
    }

    [Fact]
    public async Task Nobody_moves_to_one_that_does_not_name_it()
    {
        var page = await Go();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("no indica la nuestra", page.Text);
        await network.Settle();
        Assert.Null((await Here.Db(db => db.Set<Record>().SingleAsync(r => r.Kind == "practice"))).Origin);
    }

    [Fact]
    public async Task Another_citys_claim_moves_nothing()
    {
        var thief = await There.City("Thief", "en", "CL").WithProfile();
        await network.Settle();
        await (await thief.Browser.Open(new Uri(await thief.Address()).AbsolutePath + "/move")).Submit(new Dictionary<string, string> { ["Old"] = await old.Address() });
        await network.Settle();
        Assert.Equal(Here.Address.Authority, (await There.Db(db => db.Set<Record>().SingleAsync(r => r.Uri == address))).Origin);
    }

    [Fact]
    public async Task Its_files_come_with_its_records_and_lie_with_the_new_node()
    {
        await (await old.Browser.Open(new Uri(address).AbsolutePath + "/files")).Upload("plan.txt", "Plan de los humedales"u8.ToArray());
        await network.Settle();
        await Name();
        await Go();
        await network.Settle();
        var home = await There.Db(db => db.Set<Record>().Include(r => r.Attachments).SingleAsync(r => r.Kind == "practice"));
        Assert.Equal("Plan de los humedales", await There.Citizen().Http.GetStringAsync(home.Attachments.Single().Address));
        var third = await Third.Db(db => db.Set<Record>().SingleAsync(r => r.Kind == "practice"));
        var link = (await Third.Citizen().Open($"/practices/{third.ShortId}")).Document.QuerySelector(".files a")!;
        Assert.Equal(new Uri(There.Address, home.Attachments.Single().Address).AbsoluteUri, link.GetAttribute("href"));
    }

    [Fact]
    public async Task Where_it_comes_back_the_first_address_is_the_records_again()
    {
        await Name();
        await Go();
        await network.Settle();
        var moved = await There.Db(db => db.Set<Record>().SingleAsync(r => r.Kind == "practice"));
        await (await old.Browser.Open(new Uri(await old.Address()).AbsolutePath + "/move")).Submit(new Dictionary<string, string> { ["Old"] = await fresh.Address() });
        await (await fresh.Browser.Open(new Uri(await fresh.Address()).AbsolutePath + "/move")).Submit(new Dictionary<string, string> { ["New"] = await old.Address() });
        await network.Settle();
        Assert.Equal((HttpStatusCode.OK, null), await Led(address, "text/html"));
        Assert.Equal((HttpStatusCode.PermanentRedirect, address), await Led(new Uri(There.Address, $"/practices/{moved.ShortId}").ToString(), "text/html"));
    }

    /// <summary>What an address answers, without going on.</summary>
    private static async Task<(HttpStatusCode, string?)> Led(string address, string accept)
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using var asked = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { { "Accept", accept } } };
        using var answer = await http.SendAsync(asked);
        return (answer.StatusCode, answer.Headers.Location?.OriginalString);
    }

    private async Task Name() => Assert.Equal(HttpStatusCode.OK, (await (await fresh.Browser.Open(new Uri(await fresh.Address()).AbsolutePath + "/move")).Submit(new Dictionary<string, string> { ["Old"] = await old.Address() })).Status);

    private async Task<TestPage> Go() => await (await old.Browser.Open(new Uri(await old.Address()).AbsolutePath + "/move")).Submit(new Dictionary<string, string> { ["New"] = await fresh.Address() });
}
