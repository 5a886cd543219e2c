using System.Net;
using Xunit;

namespace Reciproca.Tests.Kinds.Needs;

public sealed class NeedLifeTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task An_answer_opens_a_private_conversation_and_the_asking_city_is_told_in_its_language()
    {
        var (palu, rosario, other) = (await node.City("Palu", "pt"), await node.City("Rosario", "es", "AR"), await node.City("Elsewhere"));
        var need = await palu.Asks("O mercado alaga em cada época de chuva", "Mercado central");
        var page = await rosario.Browser.Open(need.Address.AbsolutePath);
        Assert.Contains("Podemos ayudar", page.Text);
        var talk = await (await rosario.Browser.Open(need.Address.AbsolutePath + "/answer")).Submit(new Dictionary<string, string> { ["Text"] = "Lo resolvimos con jardines de lluvia" });
        Assert.StartsWith("/conversations/", talk.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Browser.Open(talk.Address.AbsolutePath)).Status);
        await node.Settle();
        var bell = await palu.Browser.Open("/notices");
        Assert.Contains("Rosario respondeu à sua necessidade", bell.Text);
        Assert.Contains("Em conversa", (await palu.Browser.Open(need.Address.AbsolutePath)).Of("[aria-current=step]"));
        var reply = await (await palu.Browser.Open(talk.Address.AbsolutePath)).Submit(new Dictionary<string, string> { ["Text"] = "Obrigado! Podemos falar na quinta?" });
        Assert.Contains("jardines de lluvia", reply.Text);
        await node.Settle();
        Assert.Contains("le escribió", (await rosario.Browser.Open("/notices")).Text);
    }

    [Fact]
    public async Task The_asking_city_says_who_has_answered_its_need()
    {
        var (asks, helps) = (await node.City("Iriga", "en", "PH"), await node.City("Montevideo", "es", "UY"));
        var need = await asks.Asks("Our dump site is full and burns", "Hill quarter");
        await (await helps.Browser.Open(need.Address.AbsolutePath + "/answer")).Submit(new Dictionary<string, string> { ["Text"] = "Podemos ayudar" });
        var page = await (await asks.Browser.Open(need.Address.AbsolutePath)).Submit(new Dictionary<string, string>(), "This answered our need");
        Assert.StartsWith("Answered", page.Of("[aria-current=step]"));
        Assert.DoesNotContain("We can help", (await helps.Browser.Open(need.Address.AbsolutePath + "?lang=en")).Of("aside"));
    }

    [Fact]
    public async Task Closing_asks_why_and_can_be_undone()
    {
        var city = await node.City("Baguio", "en", "PH");
        var need = await city.Asks("Landslides cut the road each June", "Kennon Road");
        var refused = await need.Submit(new Dictionary<string, string> { ["Why"] = "" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var closed = await refused.Submit(new Dictionary<string, string> { ["Why"] = "The province built a tunnel" });
        Assert.Contains("The province built a tunnel", closed.Text);
        var open = await closed.Submit(new Dictionary<string, string>(), "Reopen");
        Assert.StartsWith("Open", open.Of("[aria-current=step]"));
    }

    [Fact]
    public async Task Two_people_who_edit_the_same_need_both_keep_their_words()
    {
        var city = await node.City("Semarang", "en");
        var need = await city.Asks("The tide comes into the streets", "Old harbour");
        var edit = need.Address.AbsolutePath + "/edit";
        var (first, second) = (await city.Browser.Open(edit), await city.Browser.Open(edit));
        Assert.Equal(HttpStatusCode.OK, (await first.Submit(new Dictionary<string, string> { ["Form.Place"] = "Old harbour and the market" })).Status);
        var conflict = await second.Submit(new Dictionary<string, string> { ["Form.Place"] = "The north coast" });
        Assert.Equal(HttpStatusCode.Conflict, conflict.Status);
        Assert.Contains("The north coast", conflict.Html);
        Assert.Contains("market", conflict.Text);
    }

    [Fact]
    public async Task A_budget_that_is_no_number_is_told_in_the_reader_s_language_and_kept()
    {
        var city = await node.City("Rosario", "es", "AR");
        var need = await city.Asks("Las calles se inundan cuando llueve", "Barrio Sur");
        var page = await (await city.Browser.Open(need.Address.AbsolutePath + "/edit")).Submit(new Dictionary<string, string> { ["Form.Budget"] = "mucho" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("mucho", page.Document.QuerySelector("[name='Form.Budget']")!.GetAttribute("value"));
        Assert.DoesNotContain("is not valid", page.Text);
    }
}
