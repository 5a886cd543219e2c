using System.Net;
using Reciproca.Tests.Across.Find;
using Xunit;

namespace Reciproca.Tests.Across.Matching;

public sealed class MatchPagesTests(TwoCities cities) : IClassFixture<TwoCities>
{
    private static readonly Dictionary<string, string> Nothing = [];

    [Fact]
    public async Task The_matches_of_a_need_have_a_page_that_a_citizen_may_read_and_a_draft_has_none()
    {
        var list = await cities.Node.Citizen().Open("/needs?country=AR");
        var need = list.Document.QuerySelector("ol.records h3 a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.OK, (await cities.Node.Citizen("es").Open(need + "/matches")).Status);
        var drafts = await cities.Palu.Browser.Open($"/search?q={TwoCities.Secret}+konsep");
        var draft = drafts.Document.QuerySelector("ol.records h3 a")!.GetAttribute("href")!;
        Assert.Equal(HttpStatusCode.NotFound, (await cities.Node.Citizen().Open(draft + "/matches")).Status);
    }

    [Fact]
    public async Task All_matches_are_reached_by_kind_and_page_and_a_page_beyond_the_last_is_empty()
    {
        var list = await cities.Node.Citizen().Open("/needs?country=AR");
        var need = list.Document.QuerySelector("ol.records h3 a")!.GetAttribute("href")!;
        foreach (var kind in new[] { "practice", "offer", "organisation", "nonsense" })
            Assert.Equal(HttpStatusCode.OK, (await cities.Node.Citizen().Open($"{need}/matches?kind={kind}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await cities.Node.Citizen().Open($"{need}/matches?kind=practice&p=100000000")).Status);
    }

    [Fact]
    public async Task The_secretariat_tries_points_on_a_need_puts_them_in_force_and_the_log_says_so()
    {
        var secretariat = await cities.Node.Secretariat();
        var desk = await secretariat.Browser.Open("/secretariat/matching");
        var refused = await desk.Submit(new Dictionary<string, string> { ["Records[hazard]"] = "many" }, "Put in force");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Document.QuerySelectorAll("[aria-invalid=true]"));
        var tried = await desk.Submit(new Dictionary<string, string> { ["Records[hazard]"] = "90", ["Records[text]"] = "0" }, "Try");
        Assert.Equal(HttpStatusCode.OK, tried.Status);
        Assert.Equal("90", tried.Document.QuerySelector("input[name='Records[hazard]']")!.GetAttribute("value"));
        Assert.Equal("17", (await secretariat.Browser.Open("/secretariat/matching")).Document.QuerySelector("input[name='Records[hazard]']")!.GetAttribute("value"));
        await tried.Submit(Nothing, "Put in force");
        Assert.Equal("90", (await secretariat.Browser.Open("/secretariat/matching")).Document.QuerySelector("input[name='Records[hazard]']")!.GetAttribute("value"));
        Assert.Contains("Changed the points of matching", (await secretariat.Browser.Open("/secretariat/audit")).Text);
        await (await secretariat.Browser.Open("/secretariat/matching")).Submit(Nothing, "Back to the usual points");
        Assert.Equal("17", (await secretariat.Browser.Open("/secretariat/matching")).Document.QuerySelector("input[name='Records[hazard]']")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Nothing_is_learnt_before_it_is_switched_on_nor_from_too_few_answers()
    {
        var secretariat = await cities.Node.Secretariat();
        var desk = await secretariat.Browser.Open("/secretariat/matching");
        Assert.DoesNotContain("Learn now", desk.Text);
        var on = await desk.Submit(Nothing, "Switch learning on");
        Assert.Contains("too few answers", (await on.Submit(Nothing, "Learn now")).Text);
        Assert.DoesNotContain("Learn now", (await (await secretariat.Browser.Open("/secretariat/matching")).Submit(Nothing, "Switch learning off")).Text);
    }

    [Fact]
    public async Task A_city_has_no_business_with_the_points() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await cities.Palu.Browser.Open("/secretariat/matching")).Status);
}
