using System.Net;
using Reciproca.Kinds.Initiatives;
using Xunit;

namespace Reciproca.Tests.Kinds.Initiatives;

public sealed class EvaluationTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task Both_sides_stand_side_by_side_once_both_have_agreed_to_it()
    {
        var (one, other, address) = await Two();
        await Evaluates(one, address, 4, "Public");
        Assert.Empty((await node.Citizen().Open(address)).Of("#evaluation table"));
        Assert.NotEmpty((await other.Browser.Open(address)).Of("#evaluation table"));
        await Evaluates(other, address, 2, "Public");
        var table = (await node.Citizen().Open(address)).Document.QuerySelector("#evaluation table")!;
        Assert.Equal(3, table.QuerySelectorAll("thead th").Length);
        Assert.Equal(["4", "2"], table.QuerySelectorAll("tbody tr:first-child td b").Select(b => b.TextContent));
    }

    [Fact]
    public async Task The_stricter_choice_is_everybody_s()
    {
        var (one, other, address) = await Two();
        await Evaluates(one, address, 5, "Public");
        await Evaluates(other, address, 1, "Network");
        Assert.Empty((await node.Citizen().Open(address)).Of("#evaluation"));
        Assert.NotEmpty((await (await node.City("Third", "en", "PH")).Browser.Open(address)).Of("#evaluation table"));
        await Evaluates(other, address, 1, "Partners");
        Assert.Empty((await (await node.City("Fourth", "en", "PH")).Browser.Open(address)).Of("#evaluation"));
    }

    [Fact]
    public async Task A_number_needs_evidence_and_afterwards_is_not_before_the_end()
    {
        var (one, _, address) = await Two();
        var page = await (await one.Browser.Open(address + "/evaluate")).Submit(new Dictionary<string, string> { ["Scores[financing]"] = "2", ["Time"] = "During" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("without evidence", page.Of(".errors"));
        page = await (await one.Browser.Open(address + "/evaluate")).Submit(new Dictionary<string, string> { ["Scores[financing]"] = "2", ["Evidence[financing]"] = "The accounts", ["Time"] = "After" });
        Assert.Contains("still going on", page.Of(".errors"));
    }

    [Theory]
    [InlineData(EvaluationAudience.Public, EvaluationAudience.Public, EvaluationAudience.Public)]
    [InlineData(EvaluationAudience.Public, EvaluationAudience.Network, EvaluationAudience.Network)]
    [InlineData(EvaluationAudience.Partners, EvaluationAudience.Public, EvaluationAudience.Partners)]
    public void The_strictest_of_two(EvaluationAudience one, EvaluationAudience other, EvaluationAudience both) =>
        Assert.Equal(both, EvaluationReaders.Strictest([new Evaluation { PartyId = Guid.CreateVersion7(), Audience = one }, new Evaluation { PartyId = Guid.CreateVersion7(), Audience = other }]));

    private static async Task Evaluates(TestCity city, string address, int score, string audience) =>
        Assert.Equal(HttpStatusCode.OK, (await (await city.Browser.Open(address + "/evaluate")).Submit(new Dictionary<string, string>
        {
            ["Time"] = "During", ["Scores[territorial]"] = score.ToString(), ["Evidence[territorial]"] = "Seen on the spot", ["Worked"] = "The visits", ["Failed"] = "The calendar", ["Again"] = "All of it", ["Audience"] = audience,
        })).Status);

    private async Task<(TestCity, TestCity, string)> Two()
    {
        var id = Guid.CreateVersion7().ToString("N")[^6..];
        var (one, other) = (await node.City($"Rosario {id}", "en", "AR"), await node.City($"Surabaya {id}", "en", "ID"));
        return (one, other, await one.Begins("Gardens", $"Surabaya {id}"));
    }
}
