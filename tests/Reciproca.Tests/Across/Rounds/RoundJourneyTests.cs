using System.Net;
using Microsoft.EntityFrameworkCore;
using Reciproca.Across.Rounds;
using Reciproca.Clearing;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.Notices;
using Xunit;

namespace Reciproca.Tests.Across.Rounds;

public sealed class RoundJourneyTests : IAsyncLifetime
{
    private readonly TestNode node = new();
    private RoundScene scene = null!;

    public async ValueTask InitializeAsync()
    {
        await node.InitializeAsync();
        scene = new RoundScene(node);
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    /// <summary>A needs what B offers, B what C offers, C what A offers; D could stand in for C.</summary>
    private async Task<(TestCity A, TestCity B, TestCity C, TestCity D)> Four() =>
        (await scene.City("Palu", "ID", "drainage", "recycling"), await scene.City("Rosario", "AR", "markets", "drainage"),
         await scene.City("Baguio", "PH", "recycling", "markets"), await scene.City("Medellin", "CO", "recycling", "markets"));

    [Fact]
    public async Task A_round_from_the_announcement_over_a_decline_to_a_certificate_that_holds()
    {
        var (a, b, c, d) = await Four();
        await scene.Announced();
        await node.Settle();
        Assert.Contains("Spring round", (await a.Browser.Open("/notices")).Text);
        foreach (var city in new[] { a, b, c, d }) Assert.Equal(scene.Address + "/mine", (await scene.Enters(city)).Address.AbsolutePath);

        var proposal = await scene.Proposed();
        Assert.Equal(3, proposal.Chosen);
        Assert.True(proposal.IsBest);
        var third = proposal.Exchanges.Select(e => e.GiverId).Contains(c.Organisation) ? c : d;
        var spare = third == c ? d : c;
        Assert.Contains("You give to", (await a.Browser.Open(scene.Address + "/mine")).Text);
        Assert.Contains("no exchange for you", (await spare.Browser.Open(scene.Address + "/mine")).Text);

        await scene.Answers(a);
        await scene.Answers(b);
        await scene.Answers(third, Declined.Both, "No staff this year");

        var repaired = await scene.Current();
        Assert.Equal(ClearingPurpose.Repair, repaired.Purpose);
        Assert.Contains(spare.Organisation, repaired.Exchanges.Select(e => e.GiverId));
        Assert.DoesNotContain(third.Organisation, repaired.Exchanges.SelectMany(e => new[] { e.GiverId, e.ReceiverId }));
        Assert.Contains("declined its part", (await a.Browser.Open(scene.Address + "/mine")).Text);
        Assert.DoesNotContain("No staff this year", (await a.Browser.Open(scene.Address + "/mine")).Text);
        Assert.Contains("No staff this year", (await scene.Secretariat.Browser.Open($"{scene.Desk}/{repaired.Number}")).Text);

        foreach (var city in new[] { a, b, spare }) await scene.Answers(city);
        Assert.True((await scene.Current()).IsAccepted);
        Assert.Equal(HttpStatusCode.NotFound, (await node.Citizen().Open(scene.Address + "/certificate.json")).Status);
        var published = await scene.Press("Publish");
        Assert.Equal(scene.Address, published.Address.AbsolutePath);
        await node.Settle();

        var citizen = await node.Citizen().Open(scene.Address);
        Assert.Contains("Triangle", citizen.Text);
        Assert.NotNull(citizen.Document.QuerySelector("svg.ring"));
        var verdict = Certificate.Read(new MemoryStream(await node.Citizen().Http.GetByteArrayAsync(scene.Address + "/certificate.json"))).Verify();
        Assert.Empty(verdict.Problems);
        Assert.Equal(0, verdict.Gap, 1e-9);

        Assert.Equal(3, await node.Db(db => db.Set<Conversation>().CountAsync()));
        var talk = await (await a.Browser.Open("/conversations")).Browser.Open(await node.Db(db => db.Set<Conversation>().Where(x => x.HostId == a.Organisation).Select(x => "/conversations/" + x.ShortId).SingleAsync()));
        var exchanges = await node.Db(db => db.Set<Reciproca.Kinds.Exchanges.Exchange>().Include(x => x.Tasks).ToListAsync());
        Assert.Equal(3, exchanges.Count);
        Assert.All(exchanges, x => Assert.True(x.StartsOn is not null && x.Tasks.Count == Reciproca.Kinds.Exchanges.Checklist.Usual.Count && x.Tasks.TrueForAll(t => t.DueOn is not null)));
        var exchange = await a.Browser.Open(talk.Document.QuerySelector("main a[href^='/exchanges/']")!.GetAttribute("href")!);
        Assert.Contains("need on drainage", exchange.Of("h1"));
        Assert.Contains("Spring round", exchange.Text);
        Assert.NotNull(exchange.Document.QuerySelector($"main a[href='{talk.Address.AbsolutePath}']"));
        Assert.NotNull((await a.Browser.Open(scene.Address + "/mine")).Document.QuerySelector("main a[href^='/exchanges/']"));
        Assert.Null(citizen.Document.QuerySelector("main a[href^='/exchanges/']"));
        Assert.Contains("Spring round", talk.Text);
        var actions = await node.Db(db => db.Set<AuditEntry>().Select(e => e.Action).ToListAsync());
        foreach (var action in new[] { "made", "announced", "entered", "clearing", "proposed", "accepted", "declined", "repaired", "published" }) Assert.Contains($"audit.round-{action}", actions);
        Assert.True(await node.Db(db => db.Set<Notice>().AnyAsync(n => n.Key == "notice.round-published")));
    }

    [Fact]
    public async Task Who_has_said_yes_to_the_same_part_need_not_say_it_again()
    {
        var (a, b, c, d) = await Four();
        await scene.Announced();
        foreach (var city in new[] { a, b, c, d }) await scene.Enters(city);
        var proposal = await scene.Proposed();
        var third = proposal.Exchanges.Select(e => e.GiverId).Contains(c.Organisation) ? c : d;
        // A gives to the third city and so has a new part; of B what it receives comes from the third city too
        await scene.Answers(a);
        await scene.Answers(third, Declined.Both);
        var repaired = await scene.Current();
        Assert.False(repaired.IsAccepted);
        Assert.All(repaired.Answers, x => Assert.True(x.Accepted));
    }
}
