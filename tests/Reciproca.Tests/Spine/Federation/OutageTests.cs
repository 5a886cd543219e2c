using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Federation.CatchingUp;
using Reciproca.Spine.Federation.Copies;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Spine.Federation;

/// <summary>Nodes are away for a while: nothing is lost, nothing comes back that was taken back, and nobody is told that all is well.</summary>
public sealed class OutageTests : IAsyncLifetime
{
    private readonly TestNetwork network = new();
    private TestCity city = null!;

    private TestNode Here => network.Here;
    private TestNode There => network.There;

    public async ValueTask InitializeAsync()
    {
        await network.InitializeAsync();
        await network.Befriend(Here, There);
        city = await Here.City("Surabaya", "id");
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public async Task What_waits_is_shown_and_sent_when_the_host_is_back()
    {
        await There.Stop();
        for (var i = 0; i < 3; i++) await city.Publishes($"Praktik {i}");
        await network.Settle(Here);
        var fact = await Fact();
        Assert.Equal((true, 3), (fact.SendingFails, fact.Waiting));
        Assert.NotNull(fact.Oldest);
        Assert.NotEmpty(fact.Sending!.Error!);
        await There.Start();
        network.Clock.Pass(TimeSpan.FromHours(7));
        await network.Settle();
        Assert.Equal(await TestNetwork.Holds(Here), await TestNetwork.Holds(There));
        Assert.Equal((false, 0), ((await Fact()).SendingFails, (await Fact()).Waiting));
    }

    [Fact]
    public async Task A_host_that_is_away_is_left_alone_longer_each_time()
    {
        await There.Stop();
        await city.Publishes("Praktik");
        await network.Settle(Here);
        var attempts = new List<int>();
        for (var hour = 0; hour < 48; hour++)
        {
            network.Clock.Pass(TimeSpan.FromHours(1));
            await network.Settle(Here);
            attempts.Add((await Fact()).Sending!.Attempts);
        }
        Assert.InRange(attempts[^1], 8, 20);
        await There.Start();
    }

    [Fact]
    public async Task After_a_month_away_both_hold_the_same_and_no_more()
    {
        var kept = await city.Publishes("Sebelum");
        var withdrawn = await city.Publishes("Ditarik");
        await network.Settle();
        await There.Stop();
        await city.Presses(withdrawn.Address.AbsolutePath, "withdraw");
        for (var i = 0; i < 10; i++) await city.Publishes($"Selama {i}");
        await (await city.Browser.Open(kept.Address.AbsolutePath + "/edit")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Sesudah" });
        await network.Settle(Here);
        for (var day = 0; day < 32; day++)
        {
            network.Clock.Pass(TimeSpan.FromDays(1));
            await Here.Services.GetRequiredService<Courier>().Drain();
        }
        await network.Settle(Here);
        Assert.True((await Fact()).Sending!.GivenUp > 0);
        Assert.Equal(0, (await Fact()).Waiting);
        await There.Start();
        await network.CatchUp();
        Assert.Equal(await TestNetwork.Holds(Here), await TestNetwork.Holds(There));
        Assert.Contains("Sesudah", await TestNetwork.SnapshotOf(There, kept.Address.ToString()));
        Assert.DoesNotContain("Ditarik", await TestNetwork.SnapshotOf(There, withdrawn.Address.ToString()));
        await Compare(There);
        Assert.NotNull((await TestNetwork.Peer(There, Here)).SameAt);
        Assert.NotNull((await TestNetwork.Peer(Here, There)).TheySameAt);
    }

    [Fact]
    public async Task A_comparison_mends_what_is_missing_old_or_too_much()
    {
        var pages = new List<TestPage>();
        for (var i = 0; i < 4; i++) pages.Add(await city.Publishes($"Praktik {i}"));
        await network.Settle();
        // as after a backup was restored: one copy never came, one is old, one was withdrawn unheard of
        await There.Db(async db =>
        {
            var lost = await db.Set<Copy>().SingleAsync(c => c.Uri == pages[0].Address.ToString());
            db.Remove(await db.Set<Record>().SingleAsync(r => r.Id == lost.RecordId));
            db.Remove(lost);
            (await db.Set<Copy>().SingleAsync(c => c.Uri == pages[1].Address.ToString())).Revision = 0;
            return await db.SaveChangesAsync();
        });
        await city.Presses(pages[2].Address.AbsolutePath, "withdraw");
        await Here.Settle();
        await Here.Db(db => db.Set<Dispatch>().ExecuteDeleteAsync());
        Assert.Equal(3, await Compare(There));
        await network.Settle();
        Assert.Equal(await TestNetwork.Holds(Here), await TestNetwork.Holds(There));
        Assert.Equal(0, await Compare(There));
    }

    [Fact]
    public async Task A_pause_holds_everything_back_and_afterwards_nothing_is_missing()
    {
        var withdrawn = await city.Publishes("Ditarik");
        await network.Settle();
        await Do(There, (peering, peer) => peering.Pause(peer, "test", default));
        await city.Publishes("Selama jeda");
        await city.Presses(withdrawn.Address.AbsolutePath, "withdraw");
        await network.Settle();
        Assert.DoesNotContain(await TestNetwork.Holds(There), u => u != withdrawn.Address.ToString());
        await Do(There, (peering, peer) => peering.Resume(peer, "test", default));
        await network.CatchUp();
        Assert.Equal(await TestNetwork.Holds(Here), await TestNetwork.Holds(There));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_ended_peering_keeps_copies_as_archived_or_removes_them(bool keep)
    {
        var page = await city.Publishes("Praktik");
        await network.Settle();
        await Do(There, (peering, peer) => peering.End(peer, keep, "test", default));
        await network.Settle();
        Assert.Equal(PeerState.Ended, (await TestNetwork.Peer(Here, There)).State);
        Assert.Equal(keep ? Stage.Archived : Stage.Draft, await There.Db(db => db.Set<Record>().Where(r => r.Uri == page.Address.ToString()).Select(r => r.Stage).SingleAsync()));
        await city.Publishes("Sesudah");
        await network.Settle();
        await network.CatchUp();
        Assert.Equal(keep ? 1 : 0, await There.Db(db => db.Set<Record>().CountAsync(r => r.Origin != null && r.Stage != Stage.Draft)));
    }

    [Fact]
    public async Task A_deletion_reaches_a_host_that_came_for_a_record_itself()
    {
        var page = await city.Publishes("Praktik");
        await Here.Settle();
        await network.CatchUp(There);
        Assert.Single(await Here.Db(db => db.Set<Reached>().ToListAsync()));
        await Do(Here, (peering, peer) => { peer.Sends = ""; return Task.CompletedTask; });
        await city.Presses(page.Address.AbsolutePath, "withdraw");
        await network.Settle();
        Assert.Empty(await TestNetwork.Holds(There));
        Assert.Empty(await Here.Db(db => db.Set<Reached>().ToListAsync()));
    }

    [Fact]
    public async Task What_was_public_before_anything_was_exchanged_is_shared_too()
    {
        var page = await city.Publishes("Praktik lama");
        await Here.Settle();
        await Here.Db(async db => await db.Set<Shared>().ExecuteDeleteAsync() + await db.Set<Dispatch>().ExecuteDeleteAsync());
        Assert.Equal(1, await Here.Services.GetRequiredService<ShareMissing>().Run());
        Assert.Equal(0, await Here.Services.GetRequiredService<ShareMissing>().Run());
        await network.Settle();
        Assert.Equal([page.Address.ToString()], await TestNetwork.Holds(There));
    }

    [Fact]
    public async Task Where_a_record_has_arrived_is_shown_to_those_who_answer_for_it()
    {
        var page = await city.Publishes("Praktik");
        var address = "/arrivals/" + page.Address.AbsolutePath.Split('/')[^1];
        Assert.DoesNotContain("badge good", (await city.Browser.Open(address)).Html);
        await network.Settle();
        var shown = await city.Browser.Open(address);
        Assert.Contains("Latin America", shown.Text);
        Assert.Contains("badge good", shown.Html);
        Assert.Equal(System.Net.HttpStatusCode.OK, shown.Status);
        Assert.DoesNotContain("Latin America", (await Here.Citizen().Open(address)).Text);
    }

    private Task<PeerFact> Fact() => Here.Inside(async s => (await s.GetRequiredService<PeerFacts>().All()).Single());

    private static async Task<int> Compare(TestNode node) => await node.Services.GetRequiredService<Comparing>().Run(all: true);

    private static Task<bool> Do(TestNode node, Func<Peering, Peer, Task> act) => node.Inside(async s =>
    {
        var db = s.GetRequiredService<Reciproca.Storage.AppDb>();
        await act(s.GetRequiredService<Peering>(), await db.Set<Peer>().SingleAsync());
        await db.SaveChangesAsync();
        s.GetRequiredService<Reciproca.Spine.Federation.PeerBook>().Forget();
        return true;
    });
}
