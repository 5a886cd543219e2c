using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.ActivityPub.Tests.Fedify;
using Reciproca.Kinds.Needs;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Spine.Federation;

/// <summary>A server built on Fedify, which knows nothing of us and verifies strictly, follows a city of a whole node and is answered.</summary>
public sealed class FedifyNodeTests(FedifyPeers peers) : IClassFixture<FedifyPeers>, IAsyncLifetime
{
    private sealed class OneNode(string stranger) : TestNetwork(1)
    {
        protected override IEnumerable<string> Strangers => [stranger];
        protected override IEnumerable<string> Settings => ["--Node:Federation:Mode=Block"];
    }

    private FedifyPeer peer = null!;
    private OneNode network = null!;
    private TestCity city = null!;

    private TestNode Node => network.Here;

    public async ValueTask InitializeAsync()
    {
        peer = await peers.Knocking("rfc9421");
        network = new OneNode(new Uri(peer.Origin).Authority);
        await network.InitializeAsync();
        // a foreign server goes by the real time
        Node.Clock.Pass(TimeProvider.System.GetUtcNow() - Node.Clock.GetUtcNow());
        city = await Node.City("Rosario", "es", "AR");
    }

    public async ValueTask DisposeAsync() { if (network is not null) await network.DisposeAsync(); }

    [Fact]
    public async Task It_follows_a_city_and_gets_an_article_its_update_and_its_deletion_in_every_language()
    {
        await Followed();
        var page = await city.Publishes("Huertas urbanas");
        await Node.Inside(async s =>
        {
            var (store, db) = (s.GetRequiredService<RecordStore>(), s.GetRequiredService<Reciproca.Storage.AppDb>());
            var record = (await store.Open(await db.Set<Record>().Where(r => r.Kind == "practice").Select(r => r.Id).SingleAsync()))!;
            record.Write("id").Title = "Kebun kota";
            record.Write("id")["problem"] = "Lahan kosong.";
            await store.Save(record, await store.Body(record));
            return true;
        });
        await Sent();
        var created = await Logged("Create", page.Address.ToString());
        var article = created.GetProperty("body").GetProperty("object");
        Assert.Equal("Article", article.GetProperty("type").GetString());
        Assert.Contains("Kebun kota", article.GetRawText());
        await (await city.Browser.Open(page.Address.AbsolutePath + "/edit")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Huertas para todos" });
        await Sent();
        Assert.Contains("Huertas para todos", (await Logged("Update", page.Address.ToString())).GetRawText());
        await city.Presses(page.Address.AbsolutePath, "withdraw");
        await Sent();
        Assert.Contains("Tombstone", (await Logged("Delete", page.Address.ToString())).GetRawText());
    }

    [Fact]
    public async Task It_reads_our_need_as_a_proposal_and_its_offer_is_answered()
    {
        await Followed();
        var need = await city.Asks("Las calles se inundan cuando llueve fuerte", "Barrio Sur");
        await Sent();
        Assert.Contains("/article", (await Logged("Create", need.Address + "/article")).GetRawText());
        var seen = await peer.Control("lookup?h=" + Uri.EscapeDataString(need.Address.ToString()));
        Assert.Contains("Proposal", seen.GetProperty("type").GetString());
        var intent = need.Address + "#primary";
        await peer.Control($"offer?intent={Uri.EscapeDataString(intent)}&to={Uri.EscapeDataString(await OrganisationUri())}");
        var answer = await Eventually(() => Node.Db(db => db.Set<NeedAnswer>().Include(a => a.Organisation).SingleOrDefaultAsync()));
        Assert.Equal("Ciudad de Prueba", answer.Organisation.Name);
        var token = (await city.Browser.Open("/needs/new")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await city.Browser.Post($"{need.Address.AbsolutePath}?handler=Accept&answer={answer.Id}", [new("__RequestVerificationToken", token)]);
        await Sent();
        Assert.Contains("Agreement", (await Logged("Accept", answer.Offer!)).GetRawText());
    }

    /// <summary>Follows the city; its Follow is answered with Accept.</summary>
    private async Task Followed()
    {
        await peer.Control("follow?h=" + Uri.EscapeDataString(await OrganisationUri()));
        await Eventually(() => Node.Db(db => db.Set<Follower>().SingleOrDefaultAsync()));
        await Sent();
        await Logged("Accept", "");
    }

    private async Task<string> OrganisationUri() => $"{Node.Address.ToString().TrimEnd('/')}/organisations/{await Node.Db(db => db.Set<Reciproca.Spine.People.Organisation>().Where(o => o.Id == city.Organisation).Select(o => o.ShortId).SingleAsync())}";

    private async Task Sent()
    {
        await network.Settle();
        Assert.Empty(await Node.Db(db => db.Set<Dispatch>().Where(d => d.Error != null).Select(d => d.Error).ToListAsync()));
        Assert.Empty(await Node.Db(db => db.Set<RemoteHost>().Where(h => h.Error != null).Select(h => h.Error).ToListAsync()));
    }

    private Task<JsonElement> Logged(string type, string about) => Eventually(async () =>
        (await peer.Control("log")).EnumerateArray().Where(e => e.GetProperty("dir").GetString() == "in" && e.GetProperty("type").GetString() == type && e.GetRawText().Contains(about, StringComparison.Ordinal)).Select(e => (JsonElement?)e).FirstOrDefault());

    private async Task<T> Eventually<T>(Func<Task<T?>> look) where T : class
    {
        for (var attempt = 0; attempt < 150; attempt++, await Task.Delay(200))
        {
            await network.Settle();
            if (await look() is { } found) return found;
        }
        throw new TimeoutException($"Not within half a minute: {string.Join(", ", (await TestNetwork.Refusals(Node)).Select(r => $"{r.Status} {r.Reason} {r.Detail}"))}");
    }

    private async Task<JsonElement> Eventually(Func<Task<JsonElement?>> look)
    {
        for (var attempt = 0; attempt < 150; attempt++, await Task.Delay(200)) if (await look() is { } found) return found;
        throw new TimeoutException("Not within half a minute: " + await peer.Control("log"));
    }
}
