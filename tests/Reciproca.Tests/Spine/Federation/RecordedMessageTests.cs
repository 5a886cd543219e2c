using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Reciproca.ActivityPub.Tests;
using Reciproca.Spine.Federation.Sharing;
using Xunit;

namespace Reciproca.Tests.Spine.Federation;

/// <summary>
/// Messages that NodeBB, WordPress and Fedify have sent are accepted by a whole node as they were sent: byte for byte but for the host, which here is
/// one that the test can answer for, and signed anew, because the recorded keys were not kept.
/// </summary>
public sealed class RecordedMessageTests : IAsyncLifetime
{
    private sealed class OneNode(string stranger) : TestNetwork(1)
    {
        protected override IEnumerable<string> Strangers => [stranger];
        protected override IEnumerable<string> Settings => ["--Node:Federation:Mode=Block", "--Node:Federation:MessagesAMinute=40"];
    }

    private readonly Stranger stranger = new(TestNetwork.FreePort());
    private OneNode network = null!;

    private TestNode Node => network.Here;

    public async ValueTask InitializeAsync()
    {
        network = new OneNode(stranger.Host);
        await network.InitializeAsync();
        await stranger.Start();
    }

    public async ValueTask DisposeAsync()
    {
        await stranger.DisposeAsync();
        await network.DisposeAsync();
    }

    [Fact]
    public async Task All_are_answered_with_202_and_none_disturbs_the_node()
    {
        foreach (var file in Directory.EnumerateFiles(SharedData.Folder("wire-samples"), "*.json").Order())
        {
            var sample = JsonElement.Parse(File.ReadAllBytes(file));
            var signature = sample.GetProperty("http").GetProperty("sig").GetString() + sample.GetProperty("http").GetProperty("sigin").GetString();
            var actor = sample.GetProperty("body").GetProperty("actor") is { ValueKind: JsonValueKind.String } named ? named.GetString()! : sample.GetProperty("body").GetProperty("actor").GetProperty("id").GetString()!;
            var origin = new Uri(actor).GetLeftPart(UriPartial.Authority);
            var body = Encoding.UTF8.GetBytes(sample.GetProperty("body").GetRawText().Replace(origin, stranger.Origin, StringComparison.Ordinal));
            var (here, start) = (actor.Replace(origin, stranger.Origin, StringComparison.Ordinal), signature.IndexOf("keyid=\"", StringComparison.OrdinalIgnoreCase) + 7);
            var keyId = signature[start..signature.IndexOf('"', start)].Replace(origin, stranger.Origin, StringComparison.Ordinal);
            var status = await stranger.Post(Node, body, stranger.Speaks(here, keyId), type: sample.GetProperty("http").GetProperty("ct").GetString()!);
            Assert.True(status == HttpStatusCode.Accepted, $"{Path.GetFileName(file)}: {(int)status} {string.Join(", ", (await TestNetwork.Refusals(Node)).Select(r => $"{r.Reason} {r.Detail}"))}");
        }
        await Node.Settle();
        Assert.Empty(await Node.Db(db => db.Set<Record>().ToListAsync()));
    }

    [Fact]
    public async Task A_follower_is_answered_each_time_and_forgotten_when_it_wants()
    {
        var city = await Node.City("Palu", "id");
        var uri = $"{Node.Address}organisations/{await Node.Db(db => db.Set<Reciproca.Spine.People.Organisation>().Where(o => o.Id == city.Organisation).Select(o => o.ShortId).SingleAsync())}";
        var follow = stranger.Activity("Follow", "reader", uri);
        await stranger.Post(Node, follow, "reader");
        await network.Settle();
        await stranger.Post(Node, stranger.Activity("Follow", "reader", uri), "reader");
        await network.Settle();
        Assert.Equal(["Accept", "Accept"], stranger.Arrived.Select(a => (string)a["type"]!));
        await city.Asks("Banjir merendam pasar setiap musim hujan", "Pasar Manonda");
        await network.Settle();
        var told = stranger.Arrived.Last();
        Assert.Equal(("Create", "Article"), ((string)told["type"]!, (string)told["object"]!["type"]!));
        var said = Reciproca.ActivityPub.CollectionSynchronization.Read(stranger.Said.Last());
        Assert.Equal(Reciproca.ActivityPub.FollowerDigest.Of([stranger.Actor("reader")]), said!.Digest);
        await stranger.Post(Node, stranger.Activity("Undo", "reader", follow.DeepClone()), "reader");
        await network.Settle();
        Assert.Empty(await Node.Db(db => db.Set<Follower>().ToListAsync()));
    }

    [Fact]
    public async Task Too_many_messages_of_one_host_are_put_off()
    {
        var statuses = new List<int>();
        for (var i = 0; i < 50; i++) statuses.Add((int)await stranger.Post(Node, stranger.Activity("Like", "reader", "http://127.0.0.1:9/x"), "reader"));
        Assert.Equal([202, 429], statuses.Distinct());
        Assert.Contains(await TestNetwork.Refusals(Node), r => r is { Status: 429, Reason: "TooOften" });
        network.Clock.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Accepted, await stranger.Post(Node, stranger.Activity("Like", "reader", "http://127.0.0.1:9/x"), "reader"));
    }
}
