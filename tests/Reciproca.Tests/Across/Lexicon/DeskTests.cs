using System.Net;
using Xunit;

namespace Reciproca.Tests.Across.Lexicon;

public sealed class DeskTests(TestNode node) : IClassFixture<TestNode>
{
    private const string Desk = "/secretariat/lexicon";

    private static Dictionary<string, string> Pair(string language, string word, string other, string meaning) =>
        new() { ["Language"] = language, ["Word"] = word, ["Other"] = other, ["Meaning"] = meaning };

    [Fact]
    public async Task A_pair_the_secretariat_adds_finds_a_record_of_another_language_at_once_and_can_be_taken_away()
    {
        var (city, secretariat) = (await node.City("Palu", "id"), await node.Secretariat());
        await city.Asks("Zimbolong pasar tersumbat setiap hujan", "Pasar Manonda");
        await node.Settle();
        Assert.DoesNotContain("Zimbolong", (await node.Citizen().Open("/search?q=culvert")).Of("ol.records"));
        var done = await (await secretariat.Browser.Open(Desk)).Submit(Pair("id", "zimbolong", "en", "culvert"));
        Assert.Contains("zimbolong", done.Of("#add"));
        var found = await node.Citizen().Open("/search?q=culvert");
        Assert.Contains("Zimbolong", found.Of("ol.records"));
        Assert.Contains("≈ culvert", found.Of("ul.why"));
        Assert.Contains("zimbolong ≈ culvert", (await secretariat.Browser.Open("/secretariat/audit")).Text);
        await (await secretariat.Browser.Open(Desk)).Submit(new Dictionary<string, string> { ["number"] = "0", ["word"] = "zimbolong" });
        Assert.DoesNotContain("Zimbolong", (await node.Citizen().Open("/search?q=culvert")).Of("ol.records"));
    }

    [Theory]
    [InlineData("id", "", "en", "culvert")]
    [InlineData("id", "!!!", "en", "culvert")]
    [InlineData("id", "gorong", "id", "saluran")]
    [InlineData("xx", "gorong", "en", "culvert")]
    [InlineData("id", "satu dua tiga empat lima enam tujuh delapan sembilan", "en", "culvert")]
    public async Task What_is_no_pair_is_said_and_what_was_typed_stays(string language, string word, string other, string meaning)
    {
        var secretariat = await node.Secretariat();
        var page = await (await secretariat.Browser.Open(Desk)).Submit(Pair(language, word, other, meaning));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Document.QuerySelectorAll(".invalid, .error-summary"));
        Assert.Equal(meaning, page.Document.QuerySelector("[name=Meaning]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task The_page_tells_how_much_of_each_language_is_known() =>
        Assert.Contains("Indonesian", (await (await node.Secretariat()).Browser.Open(Desk)).Of("table"));

    [Fact]
    public async Task Only_the_secretariat_enters() =>
        Assert.Equal(HttpStatusCode.Forbidden, (await (await node.City("Elsewhere")).Browser.Open(Desk)).Status);
}
