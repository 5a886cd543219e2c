using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace Reciproca.Journeys;

/// <summary>kill -9 in the middle of clearing a round: it is cleared once more after the restart, and decided once.</summary>
public sealed partial class RoundKillTests
{
    private const string AtWork = "select count(*) from RoundSolution where Purpose='Proposal' and StartedAt is not null and EndedAt is null";

    [Fact]
    public async Task A_kill_during_the_search_leaves_the_round_as_it_was_and_the_search_begins_anew()
    {
        await using var node = await RunningNode.Start();
        using var secretariat = await SignedIn(node);
        var desk = (await Post(secretariat, "/secretariat/rounds/new", "/secretariat/rounds/new", new()
        {
            ["Form.Name"] = "A round that is killed", ["Form.EntriesUntil"] = TimeProvider.System.GetUtcNow().AddDays(30).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            ["Form.Floor"] = "0", ["Form.LongestCycle"] = "4", ["Form.Seconds"] = "20",
        })).Headers.Location!.ToString();
        await Post(secretariat, desk, desk + "?handler=Announce", []);
        await node.Kill();
        await node.Command("seed", "--large", "1000");
        await EnterEveryone(node, desk.Split('/')[^1]);
        await node.Resume();

        await Post(secretariat, desk, desk + "?handler=Propose", []);
        await Until(node, AtWork, "1", TimeSpan.FromMinutes(2));
        await Task.Delay(TimeSpan.FromMilliseconds(100));
        await node.Kill();
        Assert.Equal("1", await node.Sql(AtWork));
        Assert.Equal("Announced", await node.Sql($"select State from Round where ShortId='{desk.Split('/')[^1]}'"));
        Assert.Equal("0", await node.Sql(Chosen));

        await node.Resume();
        // whoever was at work on it has died: that is known when the lease of two minutes is over
        await Until(node, $"select State from Round where ShortId='{desk.Split('/')[^1]}'", "Answering", TimeSpan.FromMinutes(10));
        Assert.Equal("1", await node.Sql("select count(*) from RoundSolution where Purpose='Proposal' and End='Done' and RoundId in (select Id from Round where Sample=0)"));
        Assert.Equal(await node.Sql("select s.Chosen from RoundSolution s join Round r on r.SolutionId=s.Id where r.Sample=0"), await node.Sql(Chosen));
        Assert.Equal("0", await node.Sql("select count(*) from Message where Reaction='ClearRound'"));
    }

    private const string Chosen = "select count(*) from RoundExchange e join RoundSolution s on s.Id=e.SolutionId join Round r on r.Id=s.RoundId where r.Sample=0";

    /// <summary>All that have a need and an offer take part: enough cities that the search takes a while.</summary>
    private static async Task EnterEveryone(RunningNode node, string round)
    {
        const string Open = "r.Stage='Published' and r.Audience='Public' and r.Origin is null";
        await node.Sql($"""
            insert into RoundParticipant (Id, RoundId, OrganisationId, Facilitator, CanGive, CanReceive, EnteredAt)
            select o.Id, (select Id from Round where ShortId='{round}'), o.Id, 0, 2, 2, '2026-01-01 00:00:00' from Organisation o
            where exists (select 1 from Record r where r.StewardId=o.Id and r.Kind='need' and {Open}) and exists (select 1 from Record r where r.StewardId=o.Id and r.Kind='offer' and {Open})
            """);
        await node.Sql($"""
            insert into RoundEntry (ParticipantId, RecordId, Capacity, At)
            select p.Id, r.Id, 1, '2026-01-01 00:00:00' from Record r join RoundParticipant p on p.OrganisationId=r.StewardId and p.RoundId=(select Id from Round where ShortId='{round}')
            where r.Kind in ('need', 'offer') and {Open}
            """);
        Assert.True(int.Parse(await node.Sql($"select count(*) from RoundParticipant where RoundId=(select Id from Round where ShortId='{round}')"), System.Globalization.CultureInfo.InvariantCulture) > 20);
    }

    private static async Task Until(RunningNode node, string question, string answer, TimeSpan patience)
    {
        var (until, said) = (TimeProvider.System.GetUtcNow() + patience, "");
        while (TimeProvider.System.GetUtcNow() < until)
        {
            if ((said = await node.Sql(question)) == answer) return;
            await Task.Delay(200);
        }
        Assert.Fail($"{question}: {said}");
    }

    private static async Task<HttpClient> SignedIn(RunningNode node)
    {
        var http = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = false }) { BaseAddress = node.Address };
        var answer = await Post(http, "/account/sign-in", "/account/sign-in", new() { ["Email"] = "secretariat@network.sample", ["Password"] = "sample city password" });
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        return http;
    }

    private static async Task<HttpResponseMessage> Post(HttpClient http, string page, string address, Dictionary<string, string> fields)
    {
        fields["__RequestVerificationToken"] = Token().Match(await http.GetStringAsync(page)).Groups[1].Value;
        var answer = await http.PostAsync(address, new FormUrlEncodedContent(fields));
        Assert.True(answer.StatusCode == HttpStatusCode.Found, $"{address}: {answer.StatusCode}");
        return answer;
    }

    [GeneratedRegex("__RequestVerificationToken\" type=\"hidden\" value=\"([^\"]+)\"")]
    private static partial Regex Token();
}
