using System.Net;
using Microsoft.EntityFrameworkCore;
using Reciproca.Kinds.Exchanges;
using Reciproca.Spine.Federation.Together;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Xunit;

namespace Reciproca.Tests.Kinds.Exchanges.AcrossNodes;

/// <summary>A city begins an exchange with a city of another node, which takes part in it from there.</summary>
public sealed class ExchangeAcrossTests : IAsyncLifetime
{
    private const string Mark = "Zanahoria-8812";
    private readonly TwoCities two = new();

    public async ValueTask InitializeAsync() => await two.Meet();

    public ValueTask DisposeAsync() => two.DisposeAsync();

    [Fact]
    public async Task It_is_offered_read_there_joined_and_confirmed()
    {
        var here = await two.Begin();
        Assert.Contains("diundang", (await two.Palu.Browser.Open(here)).Text);
        Assert.True(await TwoCities.Told(two.Rosario, "notice.together.invited"));
        var page = await two.Rosario.Browser.Open(await two.Copy());
        foreach (var said in new[] { "Belajar taman banjir", "Kami ingin melihat taman", "Asia-Pacific", "Palu", "Sumarse" }) Assert.Contains(said, page.Text);
        Assert.Contains("Belajar taman banjir", (await two.Rosario.Browser.Open("/exchanges")).Text);
        Assert.Equal(10, (await two.Exchange(two.There)).Tasks.Count);
        await two.Joined();
        Assert.Equal((ParticipationState.Joined, ParticipationState.Joined), ((await two.At(two.Here)).State, (await two.At(two.There)).State));
        Assert.True(await TwoCities.Told(two.Palu, "notice.together.joined"));
        Assert.Contains("ikut serta", (await two.Palu.Browser.Open(here)).Text);
        Assert.Equal(0, await TwoCities.Refused(two.Here) + await TwoCities.Refused(two.There));
    }

    [Fact]
    public async Task One_that_declines_says_why_and_hears_no_more()
    {
        var here = await two.Begin();
        var copy = await two.Copy();
        var missing = await (await two.Rosario.Browser.Open(copy)).Submit(new Dictionary<string, string> { ["Why"] = "" }, "Declinar");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, missing.Status);
        await missing.Submit(new Dictionary<string, string> { ["Why"] = "Este año no tenemos equipo." }, "Declinar");
        await two.Settle();
        Assert.Contains("Este año no tenemos equipo.", (await two.Palu.Browser.Open(here)).Text);
        Assert.True(await TwoCities.Told(two.Palu, "notice.together.declined"));
        await (await two.Palu.Browser.Open(here + "/edit")).Submit(new Dictionary<string, string> { ["Form.Place"] = Mark });
        await two.Settle();
        Assert.NotEqual(Mark, (await two.Exchange(two.There)).Place);
        Assert.Equal(ParticipationState.Declined, (await two.At(two.Here)).State);
    }

    [Fact]
    public async Task What_changes_at_home_changes_there_and_is_told()
    {
        var here = await two.Begin();
        var copy = await two.Joined();
        await (await two.Palu.Browser.Open(here + "/edit")).Submit(new Dictionary<string, string> { ["Form.Sections[objectives]"] = "Merancang **satu** taman.", ["Form.Formats"] = "exposure-visit", ["Form.Place"] = "Rosario", ["Form.EndsOn"] = "2027-03-06" });
        await (await two.Palu.Browser.Open(here)).Submit(new Dictionary<string, string>(), "Lanjut ke langkah berikutnya");
        var plan = await two.Palu.Browser.Open(here + "/plan");
        await plan.Submit(new Dictionary<string, string> { ["Day"] = "2027-03-02", ["What"] = "Kunjungan taman", ["Who"] = "Dinas PU", ["From"] = "09:00" });
        await plan.Submit(new Dictionary<string, string> { ["What"] = "Tiket", ["BorneBy"] = "Palu", ["Amount"] = "1200", ["Currency"] = "usd" });
        await two.Settle();
        var page = await two.Rosario.Browser.Open(copy);
        Assert.Contains("Merancang satu taman.", page.Text);
        var there = await two.Exchange(two.There);
        Assert.Equal(("Rosario", new DateOnly(2027, 3, 6), ExchangeStep.Objectives), (there.Place, there.EndsOn, there.Step));
        Assert.Equal(("Kunjungan taman", 1200L, "USD"), (there.Agenda.Single().What, there.Costs.Single().Amount, there.Costs.Single().Currency));
        // one that was away hears of it once
        foreach (var key in new[] { "step.objectives", "changed.texts", "changed.dates", "changed.agenda", "changed.costs" }) Assert.True(await TwoCities.Told(two.Rosario, $"notice.exchange.{key}"), key);
        Assert.Equal(HttpStatusCode.Forbidden, (await two.Rosario.Browser.Open(copy + "/edit")).Status);
    }

    [Fact]
    public async Task The_partner_ticks_a_task_and_names_who_comes_and_home_has_it()
    {
        var here = await two.Begin();
        var copy = await two.Joined();
        var plan = await two.Rosario.Browser.Open(copy + "/plan");
        var sent = await plan.Submit(new Dictionary<string, string>(), "Hecho");
        Assert.Contains("en camino", sent.Text);
        await two.Settle();
        var done = (await two.Exchange(two.Here)).Tasks.Single(t => t.DoneAt is not null);
        Assert.Equal("Officer of Rosario, Rosario", done.DoneBy);
        Assert.Contains("Officer of Rosario, Rosario", (await two.Palu.Browser.Open(here + "/plan")).Text);
        plan = await two.Rosario.Browser.Open(copy + "/plan");
        Assert.DoesNotContain("en camino", plan.Text);
        Assert.Contains("Officer of Rosario", plan.Text);
        Assert.NotEmpty((await plan.Submit(new Dictionary<string, string> { ["Name"] = "", ["Organisation"] = "", ["Role"] = "learner" })).Of("#Name-error"));
        await plan.Submit(new Dictionary<string, string> { ["Name"] = "Ana <b>Muestra</b>", ["Organisation"] = "", ["Role"] = "learner" });
        await two.Settle();
        var named = (await two.Exchange(two.Here)).Participants.Single();
        Assert.Equal(("Ana <b>Muestra</b>", "Rosario"), (named.Name, named.Organisation));
        Assert.DoesNotContain("<b>Muestra", (await two.Palu.Browser.Open(here + "/plan")).Html);
        Assert.Equal("Ana <b>Muestra</b>", (await two.Exchange(two.There)).Participants.Single().Name);
        // and takes the tick back
        await (await two.Rosario.Browser.Open(copy + "/plan")).Submit(new Dictionary<string, string>(), "No está hecho");
        await two.Settle();
        Assert.DoesNotContain((await two.Exchange(two.Here)).Tasks, t => t.DoneAt is not null);
        Assert.False(await TwoCities.Told(two.Rosario, "notice.exchange.changed.checklist"));
    }

    [Fact]
    public async Task What_home_does_not_do_any_more_is_refused_with_the_reason()
    {
        var here = await two.Begin();
        var copy = await two.Joined();
        await (await two.Palu.Browser.Open(here + "/plan")).Submit(new Dictionary<string, string> { ["What"] = "Surat undangan", ["DueOn"] = "2027-01-01" });
        await two.Settle();
        await (await two.Palu.Browser.Open(here + "/plan")).Submit(new Dictionary<string, string>(), "Hapus");
        var own = (await two.Exchange(two.There)).Tasks.Single(t => t.Key is null);
        var plan = await two.Rosario.Browser.Open(copy + "/plan");
        await two.Rosario.Browser.Post($"{copy}/plan?handler=TellTick&item={own.Id}&done=true", [new("__RequestVerificationToken", plan.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        await two.Settle();
        Assert.True(await TwoCities.Told(two.Rosario, "notice.together.refused"));
        Assert.Contains("Esa tarea ya no está en la lista.", (await two.Rosario.Browser.Open(copy)).Text);
    }

    [Fact]
    public async Task Nobody_else_reads_the_copy_anywhere()
    {
        await two.Begin($"Rahasia {Mark}: taman yang boleh tergenang, untuk dua kota saja.");
        await two.Joined();
        await two.CatchUp();
        foreach (var node in two.Nodes)
        {
            var (stranger, address) = (await node.City("Elsewhere"), await node.Db(db => db.Set<Record>().Where(r => r.Kind == "exchange").Select(r => "/exchanges/" + r.ShortId).SingleAsync()));
            foreach (var page in new[] { "", "/plan", "/edit", "/leave", "/history", "/files", "/stage" })
                foreach (var browser in new[] { node.Citizen(), stranger.Browser }) Assert.DoesNotContain(Mark, (await browser.Open(address + page)).Html);
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.Browser.Open(address)).Status);
            var everything = new List<string> { "/search?q=taman+yang+boleh+tergenang", "/oai?verb=ListRecords&metadataPrefix=oai_dc", "/api/records?limit=200", "/sitemap.xml", "/", "/search.atom", "/federation/records", "/exchanges.csv", "/exchanges.json", "/exchanges.atom", $"/federation/objects{address}" };
            foreach (var id in await node.Db(db => db.Set<Organisation>().Select(o => o.ShortId).ToListAsync())) everything.AddRange([$"/organisations/{id}", $"/organisations/{id}/outbox?before={long.MaxValue}"]);
            foreach (var one in everything)
                foreach (var browser in new[] { node.Citizen(), stranger.Browser })
                {
                    var shown = await (await browser.Http.GetAsync(one)).Content.ReadAsStringAsync();
                    Assert.DoesNotContain(Mark, shown);
                    Assert.DoesNotContain("Belajar taman banjir", shown);
                }
        }
        Assert.Contains("Belajar taman banjir", (await two.Rosario.Browser.Open($"/search?q={Mark}")).Text);
    }

    [Fact]
    public async Task The_partner_leaves_and_home_lets_go_and_both_copies_close()
    {
        var here = await two.Begin();
        var copy = await two.Joined();
        await (await two.Rosario.Browser.Open(copy)).Submit(new Dictionary<string, string> { ["Why"] = "Cambió la intendencia." }, "Retirarse");
        await two.Settle();
        Assert.Equal((ParticipationState.Closed, ParticipationState.Closed), ((await two.At(two.Here)).State, (await two.At(two.There)).State));
        Assert.Contains("Cambió la intendencia.", (await two.Palu.Browser.Open(here)).Text);
        Assert.True(await TwoCities.Told(two.Palu, "notice.exchange.left"));
        Assert.Contains("Belajar taman banjir", (await two.Rosario.Browser.Open(copy)).Text);
        Assert.Equal(HttpStatusCode.Forbidden, (await two.Rosario.Browser.Post($"{copy}/plan?handler=TellParticipant", [new("__RequestVerificationToken", await Token(two.Rosario))])).Status);
        // nobody is left at home who could answer for it
        Assert.NotEmpty((await (await two.Palu.Browser.Open(here + "/leave")).Submit(new Dictionary<string, string> { ["Why"] = "Kami juga" })).Of(".errors"));
    }

    [Fact]
    public async Task A_partner_that_home_replaces_is_told_and_its_copy_closes()
    {
        var here = await two.Begin();
        await two.Joined();
        var (heir, secretariat) = (await two.Here.City("Donggala", "id"), await two.Here.Secretariat());
        await (await secretariat.Browser.Open(here + "/leave")).Submit(new Dictionary<string, string> { ["Who"] = two.RosarioHere, ["With"] = await TwoCities.ShortId(heir) });
        await two.Settle();
        Assert.Equal(ParticipationState.Closed, (await two.At(two.There)).State);
        Assert.True(await TwoCities.Told(two.Rosario, "notice.together.closed"));
    }

    [Fact]
    public async Task What_is_published_at_home_is_the_same_record_there_and_private_again_afterwards()
    {
        var here = await two.Begin();
        await two.Joined();
        await (await two.Palu.Browser.Open(here + "/edit")).Submit(new Dictionary<string, string> { ["Form.Sections[objectives]"] = "Merancang satu taman.", ["Form.Formats"] = "exposure-visit" });
        await two.Palu.Presses(here, "publish");
        await two.Settle();
        var copy = await two.Copy();
        Assert.Equal(HttpStatusCode.OK, (await two.There.Citizen().Open(copy)).Status);
        await two.Palu.Presses(here, "withdraw");
        await two.Settle();
        Assert.Equal(HttpStatusCode.NotFound, (await two.There.Citizen().Open(copy)).Status);
        Assert.Contains("Merancang satu taman.", (await two.Rosario.Browser.Open(copy)).Text);
    }

    [Fact]
    public async Task A_node_that_was_away_hears_the_newest_once()
    {
        var here = await two.Begin();
        await two.Joined();
        for (var i = 0; i < 4; i++)
        {
            await (await two.Palu.Browser.Open(here + "/edit")).Submit(new Dictionary<string, string> { ["Form.Place"] = $"Place {i}" });
            await two.Here.Settle();
        }
        Assert.Equal(1, await two.Here.Db(db => db.Set<Reciproca.Spine.Federation.Delivering.Dispatch>().CountAsync()));
        await two.Settle();
        Assert.Equal("Place 3", (await two.Exchange(two.There)).Place);
    }

    private static async Task<string> Token(TestCity city) => (await city.Browser.Open("/needs/new")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
