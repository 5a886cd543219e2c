using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Across.Rounds;
using Reciproca.Clearing;
using Reciproca.Kinds.Needs;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Federation.Peers;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Reciproca.Tests.Spine.Federation;
using Xunit;

namespace Reciproca.Tests.Across.Rounds;

/// <summary>Palu runs a round on its network's node; Rosario is of another network, whose node is a peer, and takes part without an account.</summary>
public sealed partial class RoundAcrossNodesTests : IAsyncLifetime
{
    private readonly TestNetwork network = new();
    private RoundScene scene = null!;
    private TestCity palu = null!, rosario = null!;
    private Guid copy;

    private TestNode Here => network.Here;
    private TestNode There => network.There;

    public async ValueTask InitializeAsync()
    {
        await network.InitializeAsync();
        await network.Befriend(Here, There);
        scene = new RoundScene(Here);
        palu = await scene.City("Palu", "ID", "drainage", "recycling");
        rosario = await new RoundScene(There).City("Rosario", "AR", "recycling", "drainage");
        await network.Settle();
        copy = await Here.Db(db => db.Set<Organisation>().Where(o => o.Origin != null && o.Name == "Rosario").Select(o => o.Id).SingleAsync());
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public async Task A_city_of_another_node_is_invited_enters_accepts_and_hears_what_came_of_it()
    {
        var mine = await Asked();
        Assert.Contains("You give to Palu", mine.Text);
        Assert.Contains("You receive from Palu", mine.Text);
        Assert.Contains("have accepted", (await mine.Submit(new Dictionary<string, string>(), "Accept")).Text);
        await scene.Answers(palu);
        Assert.True((await scene.Current()).IsAccepted);
        Assert.Equal(scene.Address, (await scene.Press("Publish")).Address.AbsolutePath);
        await network.Settle();

        var begun = await Here.Db(db => db.Set<Record>().Where(r => r.Kind == "exchange").Include(r => r.Parties).ToListAsync());
        Assert.Equal(2, begun.Count);
        Assert.All(begun, exchange => Assert.Equal((palu.Organisation, copy), (exchange.StewardId, Assert.Single(exchange.Parties).OrganisationId)));
        Assert.Contains("please write first", (await palu.Browser.Open(await Here.Db(db => db.Set<Conversation>().Where(c => c.HostId == palu.Organisation).Select(c => "/conversations/" + c.ShortId).SingleAsync()))).Text);
        Assert.Contains("You give to Palu: “offer on drainage”", await Letter("is published"));
        // a need of another node is that node's to change
        Assert.Equal(NeedState.Open, await Here.Db(db => db.Set<Need>().Where(n => db.Set<Record>().Any(r => r.Id == n.Id && r.Origin != null)).Select(n => n.State).SingleAsync()));
        Assert.True(Certificate.Read(new MemoryStream(await Here.Citizen().Http.GetByteArrayAsync(scene.Address + "/certificate.json"))).Verify().Holds);
        // the pass ends with the round, and every use of it was written down
        Assert.Equal(HttpStatusCode.NotFound, (await Here.Citizen().Open(mine.Address.AbsolutePath)).Status);
        var uses = await Here.Db(db => db.Set<AuditEntry>().Where(e => e.Action == "audit.round-pass").Select(e => e.Words).ToListAsync());
        Assert.Contains(uses, words => words.StartsWith("Rosario (", StringComparison.Ordinal) && words.EndsWith("POST mine Accept", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_other_side_reads_goes_by_the_conversation_of_the_exchange()
    {
        var mine = await Asked();
        await mine.Submit(new Dictionary<string, string>(), "Accept");
        await scene.Answers(palu);
        await scene.Press("Publish");
        await network.Settle();
        foreach (var talk in await Here.Db(db => db.Set<Conversation>().Where(c => c.HostId == palu.Organisation || c.GuestId == palu.Organisation).Select(c => "/conversations/" + c.ShortId).ToListAsync()))
            await (await palu.Browser.Open(talk)).Submit(new Dictionary<string, string> { ["Text"] = "Shall we talk on Monday?" });
        await network.Settle();
        Assert.Equal(2, await There.Db(db => db.Set<Post>().CountAsync(p => p.Text == "Shall we talk on Monday?")));
    }

    [Fact]
    public async Task Its_no_mends_the_round_and_is_a_no_and_not_silence()
    {
        var mine = await Asked();
        var said = await mine.Submit(new Dictionary<string, string> { ["what"] = "Both", ["words"] = "Elecciones" });
        Assert.Equal(HttpStatusCode.OK, said.Status);
        await network.Settle();
        Assert.Equal(0, (await scene.Current()).Chosen);
        Assert.Contains("Rosario declined its part", (await palu.Browser.Open(scene.Address + "/mine")).Text);
        Assert.Contains(await Here.Db(db => db.Set<AuditEntry>().Select(e => e.Action).ToListAsync()), action => action == "audit.round-declined");
        Assert.Contains("See what happened", await Letter("fell through"));
    }

    [Fact]
    public async Task The_pass_is_kept_nowhere_on_the_node_that_gave_it()
    {
        var link = await Invited();
        var pass = link.Split('/')[^1];
        Assert.Equal(64, pass.Length);
        Assert.DoesNotContain(await Here.Db(db => db.Set<Post>().Select(p => p.Text).ToListAsync()), text => text.Contains(pass, StringComparison.Ordinal));
        Assert.DoesNotContain(await Here.Db(db => db.Set<RoundPass>().Select(p => p.Hash).ToListAsync()), hash => hash == pass);
        Assert.False(await Here.Db(db => db.Set<Message>().AnyAsync(m => m.Body.Contains(pass))));
        Assert.False(await Here.Db(db => db.Set<Dispatch>().AnyAsync(d => d.Body!.Contains(pass))));
        var answer = await Here.Citizen().Http.GetAsync(link);
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Equal("same-origin", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
    }

    [Theory]
    [InlineData("guessed")]
    [InlineData("of another round")]
    [InlineData("replaced")]
    [InlineData("peering paused")]
    public async Task A_pass_that_is_not_good_opens_nothing(string wrong)
    {
        var link = await Invited();
        Assert.Equal(HttpStatusCode.OK, (await Here.Citizen().Open(link)).Status);
        var pass = link.Split('/')[^1];
        if (wrong == "guessed") link = link.Replace(pass, new string('a', 64));
        if (wrong == "of another round") { await scene.Announced(new Dictionary<string, string> { ["Form.Name"] = "Another" }); link = $"{scene.Address}/enter/{pass}"; }
        if (wrong == "replaced") await scene.Press("Link", new Dictionary<string, string> { ["city"] = $"{copy}" });
        if (wrong == "peering paused") await Here.Inside(async s => { var db = s.GetRequiredService<AppDb>(); (await db.Set<Peer>().SingleAsync()).Pause(Here.Clock.GetUtcNow().UtcDateTime); s.GetRequiredService<Reciproca.Spine.Federation.PeerBook>().Forget(); return await db.SaveChangesAsync(); });
        Assert.Equal(HttpStatusCode.NotFound, (await Here.Citizen().Open(link)).Status);
    }

    [Fact]
    public async Task A_new_link_opens_what_the_old_one_no_longer_does()
    {
        await Invited();
        await scene.Press("Link", new Dictionary<string, string> { ["city"] = $"{copy}" });
        await network.Settle();
        Assert.Equal(HttpStatusCode.OK, (await Here.Citizen().Open(LinkIn(await Letter("new link")))).Status);
    }

    [Fact]
    public async Task An_organisation_that_is_out_of_reach_cannot_be_invited()
    {
        await scene.Announced();
        await Here.Inside(async s => { var db = s.GetRequiredService<AppDb>(); (await db.Set<Peer>().SingleAsync()).End(Here.Clock.GetUtcNow().UtcDateTime); return await db.SaveChangesAsync(); });
        var page = await scene.Press("Invite", new Dictionary<string, string> { ["Organisation"] = $"{copy}" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("has arrived here", page.Text);
    }

    [Fact]
    public async Task Passes_cannot_be_tried_one_after_the_other()
    {
        await using var node = new TestNode { Settings = ["--Node:Limits:Passes=3"] };
        await node.InitializeAsync();
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++) statuses.Add((await node.Citizen().Http.GetAsync($"/rounds/abcdefgh/enter/{new string((char)('a' + i), 64)}")).StatusCode);
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.TooManyRequests], statuses);
    }

    /// <summary>The secretariat invites it, and the letter with the link arrives there.</summary>
    private async Task<string> Invited()
    {
        await scene.Announced();
        Assert.Contains("Rosario", (await scene.Secretariat.Browser.Open(scene.Desk)).Of("select[name=Organisation]"));
        await scene.Press("Invite", new Dictionary<string, string> { ["Organisation"] = $"{copy}" });
        await network.Settle();
        Assert.Contains("Secretariat", (await rosario.Browser.Open("/notices")).Text);
        return LinkIn(await Letter("is open"));
    }

    /// <summary>Both have entered, and the part of the city of the other node stands before it.</summary>
    private async Task<TestPage> Asked()
    {
        var entered = await (await Here.Citizen().Open(await Invited())).Submit(new Dictionary<string, string> { ["CanGive"] = "1" });
        Assert.Contains("You take part", entered.Text);
        await scene.Enters(palu);
        Assert.Equal(2, (await scene.Proposed()).Chosen);
        await network.Settle();
        return await Here.Citizen().Open(LinkIn(await Letter("has an exchange for you")));
    }

    /// <summary>The one letter there that says this.</summary>
    private Task<string> Letter(string containing) => There.Db(db => db.Set<Post>().Where(p => p.Text.Contains(containing)).Select(p => p.Text).SingleAsync());

    private string LinkIn(string letter)
    {
        Assert.StartsWith(Here.Address.ToString(), Link().Match(letter).Value, StringComparison.Ordinal);
        return new Uri(Link().Match(letter).Value).AbsolutePath;
    }

    [GeneratedRegex("http://\\S+/rounds/\\S+/(enter|mine)/[0-9a-f]{64}")]
    private static partial Regex Link();
}
