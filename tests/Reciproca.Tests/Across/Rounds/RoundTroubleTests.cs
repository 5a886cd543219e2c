using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Across.Rounds;
using Reciproca.Kinds.Offers;
using Reciproca.Spine.Conversations;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Moderation;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Xunit;

namespace Reciproca.Tests.Across.Rounds;

/// <summary>What can go wrong in a round, each with a clear answer and never a half-published round.</summary>
public sealed class RoundTroubleTests : IAsyncLifetime
{
    private readonly TestNode node = new();
    private RoundScene scene = null!;
    private TestCity palu = null!, rosario = null!;

    public async ValueTask InitializeAsync()
    {
        await node.InitializeAsync();
        scene = new RoundScene(node);
        palu = await scene.City("Palu", "ID", "drainage", "recycling");
        rosario = await scene.City("Rosario", "AR", "recycling", "drainage");
    }

    public ValueTask DisposeAsync() => node.DisposeAsync();

    private async Task Both(IReadOnlyDictionary<string, string>? rules = null)
    {
        await scene.Announced(rules);
        await scene.Enters(palu);
        await scene.Enters(rosario);
    }

    private async Task Accepted()
    {
        await Both();
        await scene.Proposed();
        await scene.Answers(palu);
        await scene.Answers(rosario);
    }

    [Fact]
    public async Task Of_two_secretaries_who_clear_at_once_one_is_told_how_it_stands()
    {
        await Both();
        var other = await node.Secretariat();
        var pages = await Task.WhenAll(scene.Press("Propose"), scene.Press(other, "Propose"));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], pages.Select(p => p.Status).Order());
        Assert.Single(await scene.Solutions(), s => s.Purpose == ClearingPurpose.Proposal);
        await node.Settle();
        Assert.Equal(RoundState.Answering, (await scene.Round()).State);
    }

    [Fact]
    public async Task Of_two_who_publish_at_once_one_does_and_each_exchange_is_one_conversation()
    {
        await Accepted();
        var other = await node.Secretariat();
        await Task.WhenAll(scene.Press("Publish"), scene.Press(other, "Publish"));
        Assert.Equal(RoundState.Published, (await scene.Round()).State);
        Assert.Equal((2, 2), await Begun());
        Assert.Equal(HttpStatusCode.Conflict, (await scene.Press("Publish")).Status);
        Assert.Equal((2, 2), await Begun());
    }

    [Fact]
    public async Task A_publishing_whose_commit_fails_has_published_and_begun_nothing()
    {
        await Accepted();
        var secretary = scene.Secretariat;
        var refusal = await node.Inside(async services =>
        {
            var db = services.GetRequiredService<AppDb>();
            services.GetRequiredService<Visitor>().SignIn(secretary.Person, "Secretary", [new Belonging(secretary.Organisation, "Secretariat", "s", Role.Administrator, true, true)]);
            var round = await db.Set<ExchangeRound>().Include(r => r.Quotas).SingleAsync();
            // someone else changes the round after it was read and before the commit
            await db.Set<ExchangeRound>().ExecuteUpdateAsync(set => set.SetProperty(r => r.Version, r => r.Version + 1));
            return await services.GetRequiredService<Publishing>().Publish(round);
        });
        Assert.Equal("round.changed-meanwhile", refusal);
        Assert.Equal(RoundState.Answering, (await scene.Round()).State);
        Assert.Equal((0, 0), await Begun());
        await scene.Press("Publish");
        Assert.Equal((2, 2), await Begun());
    }

    [Fact]
    public async Task An_offer_withdrawn_before_the_search_stays_out_of_it()
    {
        var spare = await scene.City("Montevideo", "UY", "recycling", "drainage");
        await Both();
        await scene.Enters(spare);
        await node.Db(db => db.Set<Offer>().Where(o => db.Set<Record>().Any(r => r.Id == o.Id && r.StewardId == rosario.Organisation)).ExecuteUpdateAsync(set => set.SetProperty(o => o.State, OfferState.Paused)));
        var proposal = await scene.Proposed();
        Assert.Equal(2, proposal.Chosen);
        Assert.DoesNotContain(rosario.Organisation, proposal.Exchanges.Select(e => e.GiverId));
    }

    [Fact]
    public async Task Accepted_exchanges_that_break_a_capacity_end_the_repair_with_the_reason_and_the_round_stays_as_it_was()
    {
        var (one, other) = (await scene.City("Baguio", "PH", "markets", "housing"), await scene.City("Medellin", "CO", "housing", "markets"));
        await Both();
        await scene.Enters(one);
        await scene.Enters(other);
        var proposal = await scene.Proposed();
        Assert.Equal(4, proposal.Chosen);
        await scene.Answers(palu);
        await scene.Answers(rosario);
        // a certificate that says less than was accepted: no page writes such a one
        var id = await node.Db(db => db.Set<Organisation>().Where(o => o.Id == palu.Organisation).Select(o => o.ShortId).SingleAsync());
        await node.Db(async db =>
        {
            var row = await db.Set<RoundSolution>().SingleAsync(s => s.Id == proposal.Id);
            row.Certificate = System.Text.Encoding.UTF8.GetBytes(System.Text.RegularExpressions.Regex.Replace(System.Text.Encoding.UTF8.GetString(row.Certificate!), $"(\"id\":\\s*\"{id}\",\\s*\"canGive\":\\s*)\\d+", "${1}0"));
            return await db.SaveChangesAsync();
        });
        await scene.Answers(one, Declined.Both, "No staff");
        var repair = (await scene.Solutions())[^1];
        Assert.Equal((ClearingPurpose.Repair, ClearingEnd.Fault, "round.fault.forcedbreakscapacity"), (repair.Purpose, repair.End, repair.Fault));
        Assert.Equal((RoundState.Answering, proposal.Id), ((await scene.Round()).State, (await scene.Current()).Id));
        Assert.Contains("more than a city can give or receive", (await scene.Secretariat.Browser.Open(scene.Desk)).Text);
        Assert.Equal(HttpStatusCode.Conflict, (await scene.Press("Publish")).Status);
        Assert.Equal((0, 0), await Begun());
    }

    [Fact]
    public async Task An_offer_withdrawn_before_publishing_stops_it_and_the_round_is_mended()
    {
        await Accepted();
        await node.Db(db => db.Set<Offer>().ExecuteUpdateAsync(set => set.SetProperty(o => o.State, OfferState.Paused)));
        var page = await scene.Press("Publish");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("withdrawn meanwhile", page.Text);
        await node.Settle();
        Assert.Equal(RoundState.Answering, (await scene.Round()).State);
        Assert.Equal(0, (await scene.Current()).Chosen);
        Assert.Equal((0, 0), await Begun());
        Assert.Contains("Nothing is left", (await scene.Secretariat.Browser.Open(scene.Desk)).Text);
    }

    [Fact]
    public async Task A_city_that_leaves_is_arranged_around()
    {
        await Accepted();
        var left = await rosario.Browser.Post(scene.Address + "/enter?handler=Leave", [new("__RequestVerificationToken", (await rosario.Browser.Open(scene.Address + "/enter")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("why", "Elections")]);
        Assert.Equal(HttpStatusCode.OK, left.Status);
        Assert.Equal(HttpStatusCode.Conflict, (await scene.Press("Publish")).Status);
        await node.Settle();
        Assert.Equal(ClearingPurpose.Repair, (await scene.Current()).Purpose);
        Assert.True(await node.Db(db => db.Set<Notice>().AnyAsync(n => n.Key == "notice.round-out" && n.PersonId == palu.Person)));
        Assert.Contains("do not take part", (await rosario.Browser.Open(scene.Address + "/mine")).Text);
    }

    [Fact]
    public async Task Where_no_exchange_is_possible_the_round_says_so_and_stays_as_it_was()
    {
        await Both(new Dictionary<string, string> { ["Form.Floor"] = "100" });
        await scene.Press("Propose");
        await node.Settle();
        Assert.Equal(RoundState.Announced, (await scene.Round()).State);
        Assert.Contains("No exchange is possible", (await scene.Secretariat.Browser.Open(scene.Desk)).Text);
    }

    [Theory]
    [InlineData("Form.LongestCycle", "1", "two to five")]
    [InlineData("Form.LongestCycle", "many", "")]
    [InlineData("Form.Quotas[0].AtMost", "-1", "out of range")]
    [InlineData("Form.Quotas[0].Share", "101", "out of range")]
    [InlineData("Form.EntriesUntil", "2020-01-01", "still to come")]
    [InlineData("Form.TimeZone", "Nowhere/Town", "time zone")]
    [InlineData("Form.Name", "", "three letters")]
    [InlineData("Form.Floor", "NaN", "")]
    public async Task Rules_that_make_no_sense_are_refused_beside_their_field_and_what_was_typed_is_kept(string field, string value, string said)
    {
        var secretariat = await node.Secretariat();
        var fields = new Dictionary<string, string> { ["Form.Name"] = "A round to keep", [field] = value };
        var page = await (await secretariat.Browser.Open("/secretariat/rounds/new")).Submit(fields);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(said, page.Text);
        Assert.NotNull(page.Document.QuerySelector($"[name='{field}']")!.Closest(".invalid"));
        if (field != "Form.Name") Assert.Equal("A round to keep", page.Document.QuerySelector("[name='Form.Name']")!.GetAttribute("value"));
        Assert.False(await node.Db(db => db.Set<ExchangeRound>().AnyAsync()));
    }

    [Fact]
    public async Task Rules_that_contradict_each_other_are_refused()
    {
        var secretariat = await node.Secretariat();
        var form = await secretariat.Browser.Open("/secretariat/rounds/new");
        var page = await form.Submit(new Dictionary<string, string> { ["Form.Name"] = "Neither", ["Form.LongestCycle"] = "0", ["Form.LongestChain"] = "0" });
        Assert.Contains("nothing can be exchanged", page.Text);
        page = await form.Submit(new Dictionary<string, string> { ["Form.Name"] = "More than all", ["Form.Quotas[0].Share"] = "60", ["Form.Quotas[1].Share"] = "60" });
        Assert.Contains("more than the whole", page.Text);
    }

    [Fact]
    public async Task A_city_cannot_prefer_and_exclude_the_same_city_nor_enter_without_giving()
    {
        await scene.Announced();
        var form = await palu.Browser.Open(scene.Address + "/enter");
        var wish = new Dictionary<string, string> { ["Vetoes"] = $"{rosario.Organisation}", ["Preferences"] = $"{rosario.Organisation}" };
        Assert.Contains("cannot prefer a city and exclude it", (await form.Submit(wish)).Text);
        Assert.Contains("at least one need and one offer", (await form.Submit(new Dictionary<string, string> { ["Records"] = "" })).Text);
        Assert.Contains("Between 1 and 20", (await form.Submit(new Dictionary<string, string> { ["CanGive"] = "0" })).Text);
        Assert.False(await node.Db(db => db.Set<RoundParticipant>().AnyAsync()));
    }

    [Fact]
    public async Task A_veto_keeps_two_apart_and_nobody_else_sees_it()
    {
        await scene.Announced();
        await scene.Enters(palu, new Dictionary<string, string> { ["Vetoes"] = $"{rosario.Organisation}" });
        await scene.Enters(rosario);
        await scene.Press("Propose");
        await node.Settle();
        Assert.Equal(ClearingEnd.Nothing, (await scene.Solutions()).Last().End);
        Assert.NotNull((await palu.Browser.Open(scene.Address + "/enter")).Document.QuerySelector($"[name=Vetoes][value='{rosario.Organisation}'][checked]"));
        foreach (var page in new[] { await scene.Secretariat.Browser.Open(scene.Desk), await rosario.Browser.Open(scene.Address + "/enter"), await rosario.Browser.Open(scene.Address) })
            Assert.DoesNotContain($"[name=Vetoes][value='{palu.Organisation}'][checked]", page.Html);
        Assert.DoesNotContain(await node.Db(db => db.Set<AuditEntry>().Select(e => e.Words).ToListAsync()), words => words.Contains("veto", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Silence_until_the_last_day_where_the_round_lives_counts_as_a_no()
    {
        await Both();
        await scene.Proposed();
        await scene.Answers(palu);
        var round = await scene.Round();
        // the last minute of a day in Jakarta is 16:59 in Greenwich
        Assert.Equal(new TimeSpan(16, 59, 0), round.AnswersUntil!.Value.TimeOfDay);
        await Pass(round.AnswersUntil.Value.AddDays(-1) - node.Clock.GetUtcNow().UtcDateTime);
        Assert.True(await node.Db(db => db.Set<Notice>().AnyAsync(n => n.Key == "notice.round-answer-soon" && n.PersonId == rosario.Person)));
        Assert.False(await node.Db(db => db.Set<Notice>().AnyAsync(n => n.Key == "notice.round-answer-soon" && n.PersonId == palu.Person)));
        await Pass(TimeSpan.FromDays(1) + TimeSpan.FromMinutes(5));
        var solutions = await scene.Solutions();
        Assert.Equal(ClearingPurpose.Repair, solutions[^1].Purpose);
        Assert.Contains("did not answer in time", (await (await SignedInAgain(palu)).Browser.Open(scene.Address + "/mine")).Text);
    }

    [Fact]
    public async Task An_answer_after_the_last_day_is_too_late()
    {
        await Both();
        await scene.Proposed();
        node.Clock.Pass(TimeSpan.FromDays(12));
        var fresh = await SignedInAgain(palu);
        var solution = await scene.Current();
        var token = (await fresh.Browser.Open("/needs/new")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        Assert.Equal(HttpStatusCode.Conflict, (await fresh.Browser.Post($"{scene.Address}/mine?handler=Accept&solution={solution.Number}&path=1", [new("__RequestVerificationToken", token)])).Status);
    }

    [Fact]
    public async Task Killed_in_the_middle_of_clearing_it_begins_anew_when_the_lease_is_over()
    {
        await Both();
        await scene.Press("Propose");
        // as kill -9 leaves it: taken, begun, never ended
        await node.Db(db => db.Set<Message>().Where(m => m.Reaction == nameof(ClearRound)).ExecuteUpdateAsync(set => set.SetProperty(m => m.LeasedUntil, node.Clock.GetUtcNow().UtcDateTime.AddMinutes(2))));
        await node.Db(db => db.Set<RoundSolution>().ExecuteUpdateAsync(set => set.SetProperty(s => s.StartedAt, node.Clock.GetUtcNow().UtcDateTime)));
        await node.Restart();
        await node.Settle();
        Assert.Equal(RoundState.Announced, (await scene.Round()).State);
        node.Clock.Pass(TimeSpan.FromMinutes(3));
        await node.Settle();
        Assert.Equal(RoundState.Answering, (await scene.Round()).State);
        Assert.Equal(2, (await scene.Current()).Chosen);
    }

    [Fact]
    public async Task A_search_that_waits_can_be_stopped_and_decides_nothing()
    {
        await Both();
        await scene.Press("Propose");
        var number = (await scene.Solutions()).Single().Number;
        await scene.Press($"Stop&number={number}");
        await node.Settle();
        Assert.Equal(ClearingEnd.Cancelled, (await scene.Solutions()).Single().End);
        Assert.Equal(RoundState.Announced, (await scene.Round()).State);
        // and the secretariat may ask again
        await scene.Press("Propose");
        await node.Settle();
        Assert.Equal(RoundState.Answering, (await scene.Round()).State);
    }

    [Fact]
    public async Task Faulty_rules_end_a_search_with_their_reason_and_nothing_else_changes()
    {
        await Both();
        await node.Db(db => db.Set<ExchangeRound>().ExecuteUpdateAsync(set => set.SetProperty(r => r.LongestCycle, 0).SetProperty(r => r.LongestChain, 0)));
        await scene.Press("Propose");
        await node.Settle();
        var ended = (await scene.Solutions()).Single();
        Assert.Equal(ClearingEnd.Fault, ended.End);
        Assert.Contains("too short or too long", (await scene.Secretariat.Browser.Open(scene.Desk)).Text);
        Assert.Equal(RoundState.Announced, (await scene.Round()).State);
    }

    [Fact]
    public async Task Before_announcing_the_rules_are_tried_on_last_year_and_nobody_hears_of_it()
    {
        await scene.Draft();
        await scene.Press("Simulate", new Dictionary<string, string> { ["LongestCycle"] = "3", ["LongestChain"] = "0", ["Objective"] = "Score", ["Floor"] = "10" });
        await node.Settle();
        var trial = (await scene.Solutions()).Single();
        Assert.Equal((ClearingPurpose.Simulation, 2), (trial.Purpose, trial.Chosen));
        Assert.Contains("Swap", (await scene.Secretariat.Browser.Open($"{scene.Desk}/{trial.Number}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await palu.Browser.Open(scene.Address)).Status);
        Assert.False(await node.Db(db => db.Set<Notice>().AnyAsync(n => n.Key.StartsWith("notice.round-announced"))));
    }

    [Fact]
    public async Task A_facilitator_begins_a_chain()
    {
        var donor = await node.City("Donor Agency", "en", "JP");
        await scene.Publishes(donor, null, "drainage");
        await scene.Announced(new Dictionary<string, string> { ["Form.LongestCycle"] = "0", ["Form.LongestChain"] = "3" });
        await scene.Press("Invite", new Dictionary<string, string> { ["Organisation"] = $"{donor.Organisation}", ["Facilitator"] = "true" });
        await scene.Enters(donor);
        await scene.Enters(palu);
        await scene.Enters(rosario);
        var solution = await scene.Proposed();
        Assert.True(solution.Exchanges.TrueForAll(e => e.Chain));
        Assert.Equal(donor.Organisation, solution.Exchanges.Single(e => e.Step == 1).GiverId);
        Assert.Contains("Chain", (await donor.Browser.Open(scene.Address + "/mine")).Text);
    }

    [Fact]
    public async Task Rules_changed_after_the_announcement_are_told_and_closed_entries_open_again()
    {
        await Both(new Dictionary<string, string> { ["Form.Floor"] = "100" });
        await scene.Press("Propose");
        await node.Settle();
        Assert.False((await scene.Round()).TakesEntries(node.Clock.GetUtcNow().UtcDateTime));
        var page = await (await scene.Secretariat.Browser.Open(scene.Desk + "/edit")).Submit(new Dictionary<string, string> { ["Form.Floor"] = "10", ["Form.EntriesUntil"] = "2026-12-31" });
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.True((await scene.Round()).TakesEntries(node.Clock.GetUtcNow().UtcDateTime));
        Assert.True(await node.Db(db => db.Set<Notice>().AnyAsync(n => n.Key == "notice.round-rules" && n.PersonId == palu.Person)));
        Assert.Equal(2, (await scene.Proposed()).Chosen);
    }

    [Fact]
    public async Task A_city_with_needs_alone_is_told_what_is_missing()
    {
        var asking = await node.City("Asking Town");
        await scene.Publishes(asking, "drainage", null);
        await scene.Announced();
        var page = await (await asking.Browser.Open(scene.Address + "/enter")).Submit(new Dictionary<string, string> { ["CanGive"] = "1" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("at least one need and one offer", page.Of(".error"));
    }

    [Fact]
    public async Task A_preferred_partner_is_chosen_where_it_costs_little_and_the_certificate_says_nothing_of_it()
    {
        var rival = await scene.City("Montevideo", "UY", "recycling", "drainage");
        await scene.Announced(new Dictionary<string, string> { ["Form.PreferenceCost"] = "10", ["Form.NeverMatchedBonus"] = "0" });
        await scene.Enters(rosario);
        await scene.Enters(rival);
        foreach (var wanted in new[] { rosario, rival })
        {
            await scene.Enters(palu, new Dictionary<string, string> { ["Preferences"] = $"{wanted.Organisation}" });
            await scene.Press("Preview", new Dictionary<string, string> { ["LongestCycle"] = "2", ["LongestChain"] = "0", ["Objective"] = "Score", ["Floor"] = "10" });
            await node.Settle();
            var preview = (await scene.Solutions()).Last();
            var givers = await node.Db(db => db.Set<RoundExchange>().Where(e => e.SolutionId == preview.Id).Select(e => e.GiverId).ToListAsync());
            Assert.Contains(wanted.Organisation, givers);
            Assert.DoesNotContain("prefer", System.Text.Encoding.UTF8.GetString(preview.Certificate!), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task Only_the_secretariat_runs_a_round_and_only_who_may_commit_a_city_enters_it()
    {
        await scene.Announced();
        Assert.Equal(HttpStatusCode.Forbidden, (await palu.Browser.Open(scene.Desk)).Status);
        var author = await node.City("Authors", role: Role.Author);
        Assert.Equal(HttpStatusCode.Forbidden, (await author.Browser.Open(scene.Address + "/enter")).Status);
        Assert.Equal(HttpStatusCode.OK, (await node.Citizen().Open(scene.Address)).Status);
    }

    [Fact]
    public async Task A_round_for_one_shore_is_closed_to_the_other()
    {
        await scene.Announced(new Dictionary<string, string> { ["Form.Reach"] = "AsiaPacific" });
        Assert.Equal(HttpStatusCode.Forbidden, (await rosario.Browser.Open(scene.Address + "/enter")).Status);
        Assert.Equal(HttpStatusCode.OK, (await palu.Browser.Open(scene.Address + "/enter")).Status);
    }

    private async Task<(int Conversations, int Exchanges)> Begun() =>
        (await node.Db(db => db.Set<Conversation>().CountAsync()), await node.Db(db => db.Set<Reciproca.Kinds.Exchanges.Exchange>().CountAsync()));

    /// <summary>Days have passed, and the session with them.</summary>
    private async Task<TestCity> SignedInAgain(TestCity city)
    {
        var browser = new Browser(node, "en");
        browser.Keep(await node.SignedIn(city.Person));
        return city with { Browser = browser };
    }

    private async Task Pass(TimeSpan time)
    {
        node.Clock.Pass(time);
        await MessageWorker.Plant(node.Services.GetRequiredService<IServiceScopeFactory>(), node.Services.GetRequiredService<ReactionTable>(), node.Clock, default);
        await node.Settle();
    }
}
