using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Moderation;
using Xunit;

namespace Reciproca.Tests.Spine.Federation;

/// <summary>Who decided what about a peer, and when, stands in the log of the secretariat: here, there, and at the command line.</summary>
public sealed class PeerDecisionTests : IAsyncLifetime
{
    private readonly TestNetwork network = new();
    private TestCity asia = null!, america = null!;

    private TestNode Here => network.Here;
    private TestNode There => network.There;

    public async ValueTask InitializeAsync()
    {
        await network.InitializeAsync();
        (asia, america) = (await Here.Secretariat(), await There.Secretariat());
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public async Task Asked_agreed_changed_paused_resumed_and_ended()
    {
        await Ask();
        await Press(america, There, Here, "It is theirs: confirm");
        await Rest();
        Assert.Equal(["peer-asked Officer of Secretariat", "peer-confirmed-us Latin America"], await Log(Here));
        Assert.Equal(["peer-asked-us Asia-Pacific", "peer-confirmed Officer of Secretariat"], await Log(There));

        await (await Page(america, There, Here)).Submit(new Dictionary<string, string> { ["Takes"] = "practice", ["AtOnce"] = "false" });
        await Press(america, There, Here, "Pause");
        await Press(america, There, Here, "Resume");
        network.Clock.Pass(TimeSpan.FromMinutes(1));
        await (await Page(america, There, Here)).Submit(new Dictionary<string, string> { ["Keep"] = "false" });
        await Rest();
        Assert.Equal(["peer-policy", "peer-paused", "peer-resumed", "peer-ended-removed"], (await Log(There)).Skip(2).Select(l => l.Split(' ')[0]));
        Assert.Equal("peer-ended-us Latin America", (await Log(Here))[^1]);

        var policy = await There.Db(db => db.Set<AuditEntry>().SingleAsync(e => e.Action == "audit.peer-policy"));
        Assert.Contains("We take: Practices;", policy.Words);
        Assert.Equal((america.Person, There.Clock.GetUtcNow().UtcDateTime.Date), (policy.PersonId, policy.At.Date));
        var shown = (await america.Browser.Open("/secretariat/audit")).Text;
        Assert.Contains("Officer of Secretariat", shown);
        Assert.Contains("Paused the exchange with Asia-Pacific", shown);
        Assert.Contains("Resumed the exchange with", (await Page(america, There, Here)).Text);
    }

    [Fact]
    public async Task Declined_and_blocked()
    {
        await Ask();
        await Press(america, There, Here, "Decline");
        await Rest();
        Assert.Equal("peer-refused Officer of Secretariat", (await Log(There))[^1]);
        Assert.Equal("peer-refused-us Latin America", (await Log(Here))[^1]);
        Assert.Equal((PeerState.Ended, PeerState.Ended), ((await TestNetwork.Peer(Here, There)).State, (await TestNetwork.Peer(There, Here)).State));
        Assert.Contains("does not want to exchange records now", (await asia.Browser.Open("/notices")).Text);
        await Ask();
        await Press(america, There, Here, "Block this server");
        Assert.Equal("peer-blocked Officer of Secretariat", (await Log(There))[^1]);
    }

    [Theory, InlineData(false, "peer-rekeyed", "peer-key-vouched"), InlineData(true, "peer-rekeyed-lost", "peer-key-changed")]
    public async Task New_keys_here_and_what_the_other_side_made_of_them(bool lost, string ours, string theirs)
    {
        await network.Befriend(Here, There);
        await Rest();
        await Here.Inside(async s => { await s.GetRequiredService<Rekeying>().Renew(lost, "operator", default); return true; });
        await Rest();
        await network.CatchUp();
        Assert.Equal($"{ours} operator", (await Log(Here))[^1]);
        Assert.Equal($"{theirs} Asia-Pacific", (await Log(There))[^1]);
        Assert.Single(await Log(There), l => l.StartsWith(theirs, StringComparison.Ordinal));
        if (!lost) return;
        await Press(america, There, Here, "It is the same; go on");
        Assert.Equal("peer-trusted Officer of Secretariat", (await Log(There))[^1]);
    }

    /// <summary>A minute passes between decisions.</summary>
    private async Task Rest()
    {
        network.Clock.Pass(TimeSpan.FromMinutes(1));
        await network.Settle();
        network.Clock.Pass(TimeSpan.FromMinutes(1));
    }

    private async Task Ask()
    {
        var look = await (await asia.Browser.Open("/secretariat/peers")).Submit(new Dictionary<string, string> { ["Address"] = There.Address.Authority });
        await look.Submit(new Dictionary<string, string> { ["Address"] = There.Address.Authority }, "Ask to exchange records");
        await Rest();
    }

    private static async Task<TestPage> Page(TestCity secretariat, TestNode at, TestNode of) => await secretariat.Browser.Open($"/secretariat/peers/{(await TestNetwork.Peer(at, of)).Id}");

    private async Task Press(TestCity secretariat, TestNode at, TestNode of, string button)
    {
        network.Clock.Pass(TimeSpan.FromMinutes(1));
        await (await Page(secretariat, at, of)).Submit(new Dictionary<string, string>(), button);
    }

    /// <summary>What was decided about peers and by whom, oldest first.</summary>
    private static async Task<List<string>> Log(TestNode node) =>
        (await node.Db(db => db.Set<AuditEntry>().AsNoTracking().Where(e => e.Action.StartsWith("audit.peer")).OrderBy(e => e.At).ThenBy(e => e.Id).ToListAsync())).ConvertAll(e => $"{e.Action["audit.".Length..]} {e.PersonName}");
}
