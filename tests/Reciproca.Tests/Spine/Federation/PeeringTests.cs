using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Federation.Actors;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Storage;
using Reciproca.Storage.Backup;
using Xunit;

namespace Reciproca.Tests.Spine.Federation;

/// <summary>Two secretariats agree on their pages, by telephone and fingerprint; keys change; a third node joins.</summary>
public sealed class PeeringTests : IAsyncLifetime
{
    private sealed class ThreeNodes() : TestNetwork(3);

    private readonly ThreeNodes network = new();

    private TestNode Here => network.Here;
    private TestNode There => network.There;

    public ValueTask InitializeAsync() => network.InitializeAsync();

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public async Task On_the_pages_one_asks_and_the_other_confirms()
    {
        var (asia, america) = (await Here.Secretariat(), await There.Secretariat("es"));
        var seen = await (await asia.Browser.Open("/secretariat/peers")).Submit(new Dictionary<string, string> { ["Address"] = There.Address.Authority });
        Assert.Contains("Latin America", seen.Text);
        Assert.Contains(await Print(There), seen.Text);
        Assert.Contains(await Print(Here), seen.Text);
        var asked = await seen.Submit(new Dictionary<string, string> { ["Address"] = There.Address.Authority }, "Ask to exchange records");
        Assert.StartsWith("/secretariat/peers/", asked.Address.AbsolutePath);
        await network.Settle();
        Assert.Contains("Asia-Pacific", (await america.Browser.Open("/notices")).Text);
        var peer = await TestNetwork.Peer(There, Here);
        var shown = await america.Browser.Open($"/secretariat/peers/{peer.Id}");
        Assert.Contains(await Print(Here), shown.Text);
        await shown.Submit(new Dictionary<string, string>(), "Es la suya: confirmar");
        await network.Settle();
        await network.CatchUp();
        Assert.All([await TestNetwork.Peer(Here, There), await TestNetwork.Peer(There, Here)], p => Assert.Equal((PeerState.Confirmed, true), (p.State, p.CaughtUpAt is not null)));
        Assert.Equal(HttpStatusCode.OK, (await asia.Browser.Open("/secretariat/peers")).Status);
    }

    [Theory, InlineData("not an address"), InlineData("ftp://example.org"), InlineData("http://10.0.0.1"), InlineData("127.0.0.1:9")]
    public async Task An_address_where_nobody_can_be_asked_is_said_beside_the_field(string address)
    {
        var page = await (await (await Here.Secretariat()).Browser.Open("/secretariat/peers")).Submit(new Dictionary<string, string> { ["Address"] = address });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(address, page.Html);
        Assert.NotEmpty(page.Of("[id$=error], .error"));
    }

    [Fact]
    public async Task Whoever_confirms_first_and_is_not_known_yet_on_the_other_side_reads_a_moment_later()
    {
        await (await Here.City("Palu", "id")).Publishes("Pasar");
        await Here.Settle();
        await There.Inside(s => s.GetRequiredService<Peering>().Add(Here.Address.ToString(), "test", default));
        await There.Inside(async s => { await s.GetRequiredService<AppDb>().Set<Peer>().ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PeerState.Confirmed)); return true; });
        await There.Services.GetRequiredService<Reciproca.Spine.Federation.CatchingUp.CatchUp>().Run();
        Assert.NotNull((await TestNetwork.Peer(There, Here)).Failure);
        await network.Settle();
        await Here.Inside(async s => { await s.GetRequiredService<Peering>().Confirm(await s.GetRequiredService<AppDb>().Set<Peer>().SingleAsync(), "test", default); return true; });
        await network.Settle();
        network.Clock.Pass(TimeSpan.FromSeconds(30));
        await There.Services.GetRequiredService<Reciproca.Spine.Federation.CatchingUp.CatchUp>().Run();
        Assert.Single(await TestNetwork.Holds(There));
        Assert.Null((await TestNetwork.Peer(There, Here)).Failure);
    }

    [Fact]
    public async Task Only_the_secretariat_sees_the_pages()
    {
        var palu = await Here.City("Palu", "id");
        Assert.Equal(HttpStatusCode.Forbidden, (await palu.Browser.Open("/secretariat/peers")).Status);
    }

    [Fact]
    public async Task A_third_node_joins_and_hears_of_everything_from_each()
    {
        await network.Befriend(Here, There);
        await (await Here.City("Palu", "id")).Publishes("Pasar");
        await (await There.City("Rosario", "es", "AR")).Publishes("Huertas");
        await network.Settle();
        await network.Befriend(network.Nodes[2], Here);
        await network.Befriend(network.Nodes[2], There);
        Assert.Equal(2, (await TestNetwork.Holds(network.Nodes[2])).Count);
        Assert.All(network.Nodes, n => Assert.Equal(TestNetwork.Holds(Here).Result, TestNetwork.Holds(n).Result));
    }

    [Fact]
    public async Task What_is_taken_is_the_secretariat_s_choice_and_what_is_to_be_reviewed_waits()
    {
        await network.Befriend(Here, There);
        var america = await There.Secretariat();
        var peer = await TestNetwork.Peer(There, Here);
        var page = await america.Browser.Open($"/secretariat/peers/{peer.Id}");
        await page.Submit(new Dictionary<string, string> { ["Takes"] = "practice", ["AtOnce"] = "false" });
        var palu = await Here.City("Palu", "id");
        await palu.Publishes("Pasar terapung");
        await palu.Asks("Banjir merendam pasar setiap musim hujan", "Pasar Manonda");
        await network.Settle();
        Assert.Empty(await TestNetwork.Holds(There));
        Assert.Contains("Pasar terapung", (await america.Browser.Open("/secretariat/review")).Text);
        Assert.Equal(0, await There.Db(db => db.Set<Reciproca.Kinds.Needs.Need>().CountAsync()));
        await (await america.Browser.Open("/secretariat/review")).Submit(new Dictionary<string, string>(), "Publish");
        Assert.Single(await TestNetwork.Holds(There));
    }

    [Fact]
    public async Task Saving_what_is_exchanged_without_a_change_changes_nothing()
    {
        await network.Befriend(Here, There);
        var (america, peer) = (await There.Secretariat(), await TestNetwork.Peer(There, Here));
        await (await america.Browser.Open($"/secretariat/peers/{peer.Id}")).Submit(new Dictionary<string, string>(), "Save");
        var after = await TestNetwork.Peer(There, Here);
        Assert.Equal((null, null, true), (after.Sends, after.Takes, after.AtOnce));
    }

    [Fact]
    public async Task New_keys_vouched_for_by_the_old_ones_need_no_telephone()
    {
        await network.Befriend(Here, There);
        await Rekey(Here, lost: false);
        await network.Settle();
        var peer = await TestNetwork.Peer(There, Here);
        Assert.Equal((await Print(Here), null), (peer.Fingerprint, peer.NewFingerprint));
        await (await Here.City("Palu", "id")).Publishes("Pasar");
        await network.Settle();
        Assert.Single(await TestNetwork.Holds(There));
    }

    [Fact]
    public async Task New_keys_after_the_old_are_lost_stop_the_exchange_until_they_are_read_aloud()
    {
        await network.Befriend(Here, There);
        await Rekey(Here, lost: true);
        await network.Settle();
        await network.CatchUp();
        var peer = await TestNetwork.Peer(There, Here);
        Assert.Equal(await Print(Here), peer.NewFingerprint);
        await (await Here.City("Palu", "id")).Publishes("Pasar");
        await network.Settle();
        Assert.Empty(await TestNetwork.Holds(There));
        var america = await There.Secretariat();
        await (await america.Browser.Open($"/secretariat/peers/{peer.Id}")).Submit(new Dictionary<string, string>(), "It is the same; go on");
        await network.CatchUp();
        Assert.Single(await TestNetwork.Holds(There));
        Assert.Equal(await Print(Here), (await TestNetwork.Peer(There, Here)).Fingerprint);
    }

    [Fact]
    public async Task Keys_are_in_the_backup()
    {
        await Print(Here);
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "backup.zip");
        var manifest = await Here.Db(db => new BackupWriter(db, Path.GetDirectoryName(file)!).Write(file, default));
        Assert.Equal(await Here.Db(db => db.Set<ActorKey>().CountAsync()), manifest.Tables[nameof(ActorKey)]);
        Assert.True(manifest.Tables[nameof(ActorKey)] > 0);
    }

    private static Task<string> Print(TestNode node) => node.Inside(s => s.GetRequiredService<Peering>().OwnFingerprint());

    private static Task<bool> Rekey(TestNode node, bool lost) => node.Inside(async s => { await s.GetRequiredService<Rekeying>().Renew(lost, "test", default); return true; });
}
