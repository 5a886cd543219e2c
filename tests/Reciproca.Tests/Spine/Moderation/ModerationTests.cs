using System.Net;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Moderation;
using Xunit;

namespace Reciproca.Tests.Spine.Moderation;

public sealed class ModerationTests(TestNode node) : IClassFixture<TestNode>
{
    private static Task<TestPage> Press(TestPage page, string button, string? why = null) =>
        page.Submit(why is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["Why"] = why }, button);

    [Fact]
    public async Task A_new_city_s_first_need_is_public_once_the_secretariat_has_published_it()
    {
        var (city, secretariat) = (await node.City("Newtown", verified: false), await node.Secretariat());
        var need = await city.Asks("Nobody collects the waste in the hills", "Hill quarter");
        var queue = await secretariat.Browser.Open("/secretariat/review");
        Assert.Contains("Nobody collects the waste", queue.Text);
        await Press(queue, "Publish");
        Assert.Equal(HttpStatusCode.OK, (await node.Citizen().Open(need.Address.AbsolutePath)).Status);
        Assert.Contains("has published", (await city.Browser.Open("/notices")).Text);
        Assert.Contains("Nobody collects the waste", (await secretariat.Browser.Open("/secretariat/audit")).Text);
    }

    [Fact]
    public async Task All_that_one_organisation_has_waiting_is_published_together()
    {
        var (city, other, secretariat) = (await node.City("Manytown", verified: false), await node.City("Othertown", verified: false), await node.Secretariat());
        List<TestPage> needs = [await city.Asks("Wells run dry in August", "Upper town"), await city.Asks("Buses stop at eight in the evening", "Lower town")];
        var left = await other.Asks("Nobody repairs the street lamps", "Station road");
        await Press(await secretariat.Browser.Open("/secretariat/review"), "Publish all 2");
        foreach (var need in needs) Assert.Equal(HttpStatusCode.OK, (await node.Citizen().Open(need.Address.AbsolutePath)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await node.Citizen().Open(left.Address.AbsolutePath)).Status);
        // the queue is left as it was found, for the other tests
        await Press(await secretariat.Browser.Open("/secretariat/review"), "Publish");
        Assert.Contains("Buses stop at eight", (await secretariat.Browser.Open("/secretariat/audit")).Text);
    }

    [Fact]
    public async Task Giving_back_needs_a_reason_and_the_city_reads_it()
    {
        var (city, secretariat) = (await node.City("Oldtown", verified: false), await node.Secretariat());
        await city.Asks("Buy our pumps, the best pumps", "Everywhere");
        var queue = await secretariat.Browser.Open("/secretariat/review");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Press(queue, "Give back with a reason", "no")).Status);
        await Press(queue, "Give back with a reason", "This is an advertisement, not a need");
        Assert.Contains("This is an advertisement", (await city.Browser.Open("/notices")).Text);
    }

    [Fact]
    public async Task A_citizen_reports_and_the_secretariat_takes_the_record_from_the_public()
    {
        var (city, secretariat) = (await node.City("Iriga", "en", "PH"), await node.Secretariat());
        var need = await city.Asks("The mayor of the next town is a thief", "Next town");
        var report = need.Address.AbsolutePath.Replace("/needs/", "/report/", StringComparison.Ordinal);
        var sent = await (await node.Citizen().Open(report)).Submit(new Dictionary<string, string> { ["Words"] = "This insults a person" });
        Assert.Contains("Thank you", sent.Text);
        await Press(await secretariat.Browser.Open("/secretariat/reports"), "Withdraw", "Insults have no place here");
        Assert.Equal(HttpStatusCode.Gone, (await node.Citizen().Open(need.Address.AbsolutePath)).Status);
        Assert.Equal("Insults have no place here", await node.Db(db => db.Set<Report>().Select(r => r.Decision).SingleAsync()));
    }

    [Theory]
    [InlineData("/secretariat")]
    [InlineData("/secretariat/review")]
    [InlineData("/secretariat/reports")]
    [InlineData("/secretariat/messages")]
    [InlineData("/secretariat/audit")]
    [InlineData("/secretariat/topics")]
    public async Task Only_the_secretariat_enters_its_rooms(string address)
    {
        var city = await node.City("Somewhere");
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Browser.Open(address)).Status);
        Assert.Equal(HttpStatusCode.OK, (await (await node.Secretariat()).Browser.Open(address)).Status);
    }

    [Fact]
    public async Task A_dead_message_is_seen_and_tried_again()
    {
        var secretariat = await node.Secretariat();
        var now = node.Clock.GetUtcNow().UtcDateTime;
        var dead = new Message { Id = Guid.CreateVersion7(), Reaction = "SendLetter", Key = "k", Body = "{}", At = now, DueAt = now, Attempts = 30, DeadAt = now, Error = "The mail server has moved" };
        await node.Db(async db => { db.Add(dead); return await db.SaveChangesAsync(); });
        var page = await secretariat.Browser.Open("/secretariat/messages");
        Assert.Contains("The mail server has moved", page.Text);
        await Press(page, "Try again now");
        Assert.Null(await node.Db(db => db.Set<Message>().Where(m => m.Id == dead.Id).Select(m => m.DeadAt).SingleAsync()));
    }

    [Fact]
    public async Task A_topic_of_the_network_s_own_can_be_chosen_at_once()
    {
        var (city, secretariat) = (await node.City("Jakarta"), await node.Secretariat());
        var page = await secretariat.Browser.Open("/secretariat/topics");
        var refused = await page.Submit(new Dictionary<string, string> { ["English"] = "Canal boats", ["Spanish"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        await refused.Submit(new Dictionary<string, string> { ["English"] = "Canal boats", ["Spanish"] = "Lanchas de canal", ["Portuguese"] = "Barcos de canal", ["Indonesian"] = "Perahu kanal" });
        Assert.Contains("Canal boats", (await city.Browser.Open("/offers/new")).Text);
    }
}
