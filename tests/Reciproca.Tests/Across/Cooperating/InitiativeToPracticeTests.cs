using System.Net;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.Records;
using Reciproca.Tests.Kinds.Initiatives;
using Xunit;

namespace Reciproca.Tests.Across.Cooperating;

/// <summary>What an initiative tells becomes the draft of a practice.</summary>
public sealed class InitiativeToPracticeTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task The_draft_takes_over_what_was_done_what_came_of_it_who_took_part_and_what_both_judged_in_public()
    {
        var (one, other, address) = await Told();
        await Evaluates(one, address, "Public");
        await Evaluates(other, address, "Public", "Interpreters came late");
        var form = await Make(one, address);
        Assert.StartsWith("/practices/", form.Address.AbsolutePath);
        foreach (var said in new[] { "Gardens", "Two visits and a day with neighbours", "No street was flooded", "The visits worked", "Interpreters came late", "Semarang", "Indonesia" }) Assert.Contains(said, form.Html);
        var record = await Practice(form);
        Assert.Equal(Stage.Draft, record.Stage);
        Assert.Contains("11.5", record.Codes("sdg"));
        Assert.Equal(12, await node.Db(db => db.Set<Reciproca.Kinds.Practices.Practice>().Where(p => p.Id == record.Id).Select(p => p.PersonDays).SingleAsync()));

        var saved = await form.Submit(new Dictionary<string, string> { ["Form.Title"] = "Gardens that drink rain", ["Form.Sections[problem]"] = "The streets were flooded every winter." }, "Publish");
        Assert.Equal(HttpStatusCode.OK, saved.Status);
        var citizen = node.Citizen();
        Assert.Contains(address, (await citizen.Open(saved.Address.AbsolutePath)).Html);
        Assert.Contains(saved.Address.AbsolutePath, (await citizen.Open(address)).Html);
    }

    [Fact]
    public async Task What_is_not_public_is_not_taken_over()
    {
        var (one, other, address) = await Told();
        await Evaluates(one, address, "Public");
        await Evaluates(other, address, "Partners", "Interpreters came late");
        var form = await Make(one, address);
        Assert.DoesNotContain("Interpreters came late", form.Html);
        Assert.DoesNotContain("The visits worked", form.Html);
    }

    [Fact]
    public async Task Each_party_makes_one_of_its_own_and_nobody_else_any()
    {
        var (one, other, address) = await Told();
        var (first, second) = (await Make(one, address), await Make(other, address));
        Assert.NotEqual(first.Address, second.Address);
        Assert.DoesNotContain("handler=Make", (await one.Browser.Open(address)).Html);
        Assert.DoesNotContain("/cooperating/practice", (await (await node.City("Elsewhere")).Browser.Open(address)).Html);
        Assert.DoesNotContain("/cooperating/practice", (await node.Citizen().Open(address)).Html);
    }

    [Fact]
    public async Task A_practice_that_one_has_is_added_to()
    {
        var (one, other, address) = await Told();
        await Evaluates(one, address, "Public");
        await Evaluates(other, address, "Public", "Interpreters came late");
        var own = (await one.Publishes("Drains kept by neighbours")).Address.AbsolutePath;
        var amended = await (await one.Browser.Open(address)).Submit(new Dictionary<string, string> { ["practice"] = own.Split('/')[^1] });
        Assert.Equal(own, amended.Address.AbsolutePath);
        foreach (var said in new[] { "No stall was lost", "The visits worked", "Interpreters came late" }) Assert.Contains(said, amended.Text);
    }

    private async Task<(TestCity, TestCity, string)> Told()
    {
        var id = Guid.CreateVersion7().ToString("N")[^6..];
        var (one, other) = (await node.City($"Montevideo {id}", "en", "UY"), await node.City($"Semarang {id}", "en", "ID"));
        var address = await one.Begins("Gardens", $"Semarang {id}");
        await one.GivesDays(address, 12);
        await (await one.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string>
        {
            ["Form.State"] = "Running", ["Form.ActualStart"] = "2026-03-02", ["Form.Activities"] = "Two visits and a day with neighbours.", ["Form.Results"] = "No street was flooded.", ["Form.Targets"] = "11.5",
        });
        return (one, other, address);
    }

    private static async Task Evaluates(TestCity city, string address, string audience, string failed = "The calendar") =>
        Assert.Equal(HttpStatusCode.OK, (await (await city.Browser.Open(address + "/evaluate")).Submit(new Dictionary<string, string>
        {
            ["Time"] = "During", ["Scores[territorial]"] = "4", ["Evidence[territorial]"] = "Seen on the spot", ["Worked"] = "The visits worked", ["Failed"] = failed, ["Again"] = "All of it", ["Audience"] = audience,
        })).Status);

    private static async Task<TestPage> Make(TestCity city, string address) => await (await city.Browser.Open(address)).Submit(new Dictionary<string, string>(), "Make a practice of it");

    private Task<Record> Practice(TestPage form) => node.Db(db => db.Set<Record>().AsNoTracking().Include(r => r.Tags).SingleAsync(r => r.ShortId == form.Address.AbsolutePath.Split('/', StringSplitOptions.None)[2]));
}
