using System.Net;
using Reciproca.Tests.Across.Find;
using Xunit;

namespace Reciproca.Tests.Across.Matching;

public sealed class MatchPagesTests(TwoCities cities) : IClassFixture<TwoCities>
{
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
}
