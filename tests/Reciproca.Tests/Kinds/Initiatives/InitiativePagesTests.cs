using System.Net;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Initiatives;
using Xunit;

namespace Reciproca.Tests.Kinds.Initiatives;

public sealed class InitiativePagesTests(TestNode node) : IClassFixture<TestNode>
{
    private int number;

    [Fact]
    public async Task What_a_party_gives_is_reported_until_the_other_side_confirms_it()
    {
        var (montevideo, semarang, address) = await Two();
        Assert.Equal(HttpStatusCode.OK, (await montevideo.GivesDays(address, 12)).Status);
        var page = await node.Citizen().Open(address);
        Assert.Contains("12 days, Senior expert", page.Of("#contributions"));
        Assert.Contains("Reported", page.Of("#contributions"));

        await semarang.Confirms(address);
        page = await node.Citizen().Open(address);
        Assert.Contains("Confirmed", page.Of("#contributions td .badge"));
        Assert.Contains("Semarang", page.Of("#contributions td small.quietly"));
        Assert.Contains("12 person-days", page.Of("#flows"));
    }

    [Fact]
    public async Task A_disputed_figure_counts_nowhere_and_its_reason_stays_among_the_parties()
    {
        var (montevideo, semarang, address) = await Two();
        await montevideo.GivesMoney(address, "5,000", "USD");
        await semarang.Disputes(address, "We received only half of it");
        Assert.Contains("Disputed", (await node.Citizen().Open(address)).Of("#contributions"));
        Assert.DoesNotContain("only half", (await node.Citizen().Open(address)).Html);
        Assert.Empty((await node.Citizen().Open(address)).Of("#flows"));
        Assert.Contains("only half", (await montevideo.Browser.Open(address)).Of("#contributions"));
        await node.Settle();
        Assert.Contains("disputes your figure", (await montevideo.Browser.Open("/notices")).Text);
    }

    [Fact]
    public async Task A_dispute_says_why()
    {
        var (montevideo, semarang, address) = await Two();
        await montevideo.GivesDays(address, 3);
        var page = await semarang.Disputes(address, "");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("what does not add up", page.Of(".errors"));
    }

    [Fact]
    public async Task Nobody_confirms_their_own_figure()
    {
        var (montevideo, _, address) = await Two();
        await montevideo.GivesDays(address, 3);
        var page = await montevideo.Browser.Open(address);
        Assert.DoesNotContain(page.Document.QuerySelectorAll("button"), b => b.TextContent.Trim() == "Confirm");
        var figure = await Figure(address);
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? (await montevideo.Browser.Open("/needs/new")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        var answer = await montevideo.Browser.Post($"{address}?handler=Confirm&figure={figure}", [new("__RequestVerificationToken", token)]);
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Contains("not yours to judge", answer.Text);
    }

    [Fact]
    public async Task A_party_cannot_write_into_another_party_s_column()
    {
        var (montevideo, semarang, address) = await Two();
        await montevideo.GivesDays(address, 12);
        var figure = await Figure(address);
        var form = await semarang.Browser.Open($"{address}/contribute?Figure={figure}");
        Assert.Equal(HttpStatusCode.Forbidden, form.Status);
        Assert.Contains("Montevideo", form.Of(".errors"));
        // a browser that sends the form regardless, with a figure that is not its own
        var own = await semarang.Browser.Open($"{address}/contribute");
        var sent = await semarang.Browser.Post($"{address}/contribute?Figure={figure}", own.Document.QuerySelectorAll("main form input[type=hidden]").Select(i => new KeyValuePair<string, string>(i.GetAttribute("name")!, i.GetAttribute("value")!))
            .Concat([new("Form.Type", "PersonDays"), new("Form.Quantity", "99"), new("Form.Grade", "senior"), new("Form.On", "2026-04-02"), new("Form.Phase", "Executed")]));
        Assert.Equal(HttpStatusCode.Forbidden, sent.Status);
        Assert.Equal(1200, await node.Db(db => db.Set<Contribution>().Where(c => c.Id == figure && c.ReplacedAt == null).Select(c => c.Hundredths).SingleAsync()));
    }

    [Fact]
    public async Task Whoever_takes_no_part_enters_nothing()
    {
        var (_, _, address) = await Two();
        var stranger = await node.City("Suva", "en", "FJ");
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.Browser.Open(address + "/contribute")).Status);
    }

    [Fact]
    public async Task A_correction_takes_the_place_of_a_figure_and_is_reported_anew()
    {
        var (montevideo, semarang, address) = await Two();
        await montevideo.GivesDays(address, 12);
        await semarang.Confirms(address);
        var figure = await Figure(address);
        await (await montevideo.Browser.Open($"{address}/contribute?Figure={figure}")).Submit(new Dictionary<string, string> { ["Form.Quantity"] = "10" });
        var page = await node.Citizen().Open(address);
        Assert.Contains("10 days", page.Of("#contributions"));
        Assert.DoesNotContain("12 days", page.Of("#contributions"));
        Assert.Contains("Reported", page.Of("#contributions"));
        Assert.Equal(1, await node.Db(db => db.Set<Contribution>().CountAsync(c => c.Id == figure && c.ReplacedById != null)));
        // who still has the old form open is told, and nothing is lost
        Assert.Equal(HttpStatusCode.Conflict, (await montevideo.Browser.Open($"{address}/contribute?Figure={figure}")).Status);
    }

    [Theory]
    [InlineData("Form.Quantity", "-3", "#Form-Quantity-error")]
    [InlineData("Form.Quantity", "many", "#Form-Quantity-error")]
    [InlineData("Form.On", "2126-01-01", "#Form-On-error")]
    [InlineData("Form.Grade", "astronaut", "#Form-Grade-error")]
    public async Task What_cannot_be_is_refused_beside_its_field_and_what_was_typed_stays(string field, string value, string error)
    {
        var (montevideo, _, address) = await Two();
        var page = await montevideo.Gives(address, new() { ["Form.Type"] = "PersonDays", ["Form.Quantity"] = "4", ["Form.Grade"] = "senior", ["Form.Note"] = "With two colleagues", [field] = value });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Of(error));
        Assert.Equal("With two colleagues", page.Document.QuerySelector("[name='Form.Note']")!.TextContent.Trim());
    }

    [Fact]
    public async Task A_worth_without_a_method_and_a_currency_that_is_none_are_refused()
    {
        var (montevideo, _, address) = await Two();
        var page = await montevideo.Gives(address, new() { ["Form.Type"] = "Goods", ["Form.Quantity"] = "4", ["Form.Unit"] = "item", ["Form.Amount"] = "300", ["Form.Currency"] = "XQX" });
        Assert.NotEmpty(page.Of("#Form-Method-error"));
        Assert.NotEmpty(page.Of("#Form-Currency-error"));
    }

    [Fact]
    public async Task A_currency_without_a_rate_is_kept_and_left_out_of_sums_until_the_secretariat_has_entered_one()
    {
        var (montevideo, _, address) = await Two();
        var page = await montevideo.GivesMoney(address, "40,000", "UYU");
        Assert.Contains("There is no exchange rate", page.Of("[data-done]"));
        var secretariat = await node.Secretariat();
        Assert.Contains("in UYU", (await secretariat.Browser.Open("/secretariat/rates")).Text);
        await (await secretariat.Browser.Open("/secretariat/rates")).Submit(new Dictionary<string, string> { ["Currency"] = "uyu", ["On"] = "2026-01-02", ["PerDollar"] = "40.00", ["Source"] = "Central bank, daily table" });
        await node.Settle();
        Assert.Equal(100_000, await node.Db(db => db.Set<Contribution>().Where(c => c.Currency == "UYU").Select(c => c.Usd).SingleAsync()));
    }

    [Fact]
    public async Task A_party_that_leaves_keeps_what_it_gave_and_enters_no_more()
    {
        var (montevideo, semarang, address) = await Two();
        await semarang.GivesDays(address, 5);
        await (await semarang.Browser.Open(address + "/parties")).Submit(new Dictionary<string, string> { ["Why"] = "The council has decided otherwise" });
        var page = await node.Citizen().Open(address);
        Assert.Contains("5 days", page.Of("#contributions"));
        Assert.Contains("left on", page.Of("aside"));
        Assert.Equal(HttpStatusCode.Forbidden, (await semarang.Browser.Open(address + "/contribute")).Status);
        Assert.Equal(HttpStatusCode.OK, (await montevideo.Browser.Open(address + "/contribute")).Status);
    }

    [Fact]
    public async Task The_steward_does_not_leave_it_to_nobody()
    {
        var (montevideo, _, address) = await Two();
        Assert.DoesNotContain("We leave", (await montevideo.Browser.Open(address + "/parties")).Text);
        var party = await node.Db(db => db.Set<Party>().Where(p => p.OrganisationId == montevideo.Organisation).Select(p => p.Id).SingleAsync());
        var page = await montevideo.Browser.Open(address + "/parties");
        var answer = await montevideo.Browser.Post($"{address}/parties?handler=Leave&party={party}", [new("__RequestVerificationToken", page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("Why", "Enough of it")]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
    }

    [Fact]
    public async Task A_party_that_is_merged_hands_its_place_to_the_successor_and_keeps_its_name_on_what_it_gave()
    {
        var (_, semarang, address) = await Two();
        await semarang.GivesDays(address, 5);
        var heir = await node.City($"Greater Semarang {++number}", "id");
        var name = await node.Db(db => db.Set<Reciproca.Spine.People.Organisation>().Where(o => o.Id == heir.Organisation).Select(o => o.Name).SingleAsync());
        var secretariat = await node.Secretariat();
        var parties = await secretariat.Browser.Open(address + "/parties");
        var party = await node.Db(db => db.Set<Party>().Where(p => p.OrganisationId == semarang.Organisation).Select(p => p.Id).SingleAsync());
        var answer = await secretariat.Browser.Post($"{address}/parties?handler=Merge&party={party}", [new("__RequestVerificationToken", parties.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("Form.Name", name)]);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var page = await node.Citizen().Open(address);
        Assert.Contains("5 days", page.Of("#contributions"));
        Assert.Contains("now Greater Semarang", page.Of("aside"));
        Assert.Equal(HttpStatusCode.OK, (await heir.Browser.Open(address + "/contribute")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await semarang.Browser.Open(address + "/contribute")).Status);
    }

    [Fact]
    public async Task Dates_out_of_order_are_named()
    {
        var (montevideo, _, address) = await Two();
        var page = await (await montevideo.Browser.Open(address + "/edit")).Submit(new Dictionary<string, string> { ["Form.PlannedStart"] = "2026-05-01", ["Form.PlannedEnd"] = "2026-04-01", ["Form.ActualEnd"] = "2026-02-01" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Of("#Form-PlannedEnd-error"));
        Assert.NotEmpty(page.Of("#Form-ActualStart-error"));
        var plan = await (await montevideo.Browser.Open(address + "/plan")).Submit(new Dictionary<string, string> { ["Title"] = "Visit", ["From"] = "2026-05-01", ["Until"] = "2026-04-01" });
        Assert.NotEmpty(plan.Of("#Until-error"));
        var result = await (await montevideo.Browser.Open(address + "/results")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Gardens", ["Form.Baseline"] = "1", ["Form.BaselineYear"] = "2025", ["Form.Actual"] = "2", ["Form.ActualOn"] = "2024-05-01", ["Form.Evidence"] = "Photographs" });
        Assert.NotEmpty(result.Of("#Form-ActualOn-error"));
    }

    [Fact]
    public async Task A_third_side_without_an_account_is_named_and_a_name_nobody_has_is_asked_about()
    {
        var (montevideo, _, address) = await Two();
        var page = await (await montevideo.Browser.Open(address + "/parties")).Submit(new Dictionary<string, string> { ["Form.Name"] = "montevide" });
        Assert.Contains("Montevideo", page.Of("#Form-Name-error"));
        await (await montevideo.Browser.Open(address + "/parties")).Submit(new Dictionary<string, string> { ["Form.Name"] = "Cooperation Fund", ["Form.Role"] = "Funder", ["Form.Country"] = "DE" });
        Assert.Contains("Cooperation Fund", (await node.Citizen().Open(address)).Of("aside"));
    }

    [Fact]
    public async Task The_plan_is_drawn_and_said_in_a_table()
    {
        var (montevideo, _, address) = await Two();
        await (await montevideo.Browser.Open(address + "/plan")).Submit(new Dictionary<string, string> { ["Title"] = "Visit to the pumping stations", ["From"] = "2026-05-01", ["Until"] = "2026-05-09" });
        await (await montevideo.Browser.Open(address + "/plan")).Submit(new Dictionary<string, string> { ["Title"] = "First garden planted", ["From"] = "2026-06-01" });
        var page = await node.Citizen().Open(address);
        Assert.Single(page.Document.QuerySelectorAll("svg.plan rect"));
        Assert.Single(page.Document.QuerySelectorAll("svg.plan circle"));
        Assert.Contains("milestone", page.Of("#plan table"));
    }

    [Fact]
    public async Task A_result_has_evidence_and_is_confirmed_by_the_other_side()
    {
        var (montevideo, semarang, address) = await Two();
        var missing = await (await montevideo.Browser.Open(address + "/results")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Gardens", ["Form.Actual"] = "12", ["Form.ActualOn"] = "2026-05-05" });
        Assert.NotEmpty(missing.Of("#Form-Evidence-error"));
        await (await montevideo.Browser.Open(address + "/results")).Submit(new Dictionary<string, string> { ["Form.Title"] = "Rain gardens", ["Form.Baseline"] = "0", ["Form.BaselineYear"] = "2025", ["Form.Target"] = "40", ["Form.TargetOn"] = "2026-12-31", ["Form.Actual"] = "10", ["Form.ActualOn"] = "2026-05-05", ["Form.Evidence"] = "Photographs of each" });
        await semarang.Confirms(address);
        var page = await node.Citizen().Open(address);
        Assert.Contains("Confirmed", page.Of("#results"));
        Assert.Equal("25", page.Document.QuerySelector("#results progress")!.GetAttribute("value"));
    }

    private Task<Guid> Figure(string address) => node.Db(db => (from c in db.Set<Contribution>() join r in db.Set<Reciproca.Spine.Records.Record>() on c.InitiativeId equals r.Id where r.ShortId == address.Substring(13) select c.Id).SingleAsync());

    private async Task<(TestCity Montevideo, TestCity Semarang, string Address)> Two()
    {
        var id = Guid.CreateVersion7().ToString("N")[^6..];
        var montevideo = await node.City($"Montevideo {id}", "en", "UY");
        var semarang = await node.City($"Semarang {id}", "en", "ID");
        return (montevideo, semarang, await montevideo.Begins("Rain gardens", $"semarang {id}"));
    }
}
