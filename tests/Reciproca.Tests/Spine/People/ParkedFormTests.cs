using System.Net;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.People.Parked;
using Reciproca.Spine.People.Sessions;

namespace Reciproca.Tests.Spine.People;

public sealed class ParkedFormTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task When_the_session_ends_while_writing_the_text_is_still_there_after_signing_in()
    {
        var city = await node.City("Cuenca", "en", "EC");
        var page = await city.Browser.Open("/needs/new");
        await node.Db(db => db.Set<Session>().Where(s => s.PersonId == city.Person).ExecuteDeleteAsync());
        var asked = await page.Submit(new Dictionary<string, string> { ["Form.Problem"] = "Four hundred words about landslides", ["Form.Place"] = "The eastern slope" });
        Assert.Equal("/account/sign-in", asked.Address.AbsolutePath);
        var back = await asked.Submit(new Dictionary<string, string> { ["Email"] = city.Email, ["Password"] = "correct horse battery" });
        Assert.Equal("/needs/new", back.Address.AbsolutePath);
        Assert.Contains("Four hundred words about landslides", back.Of("textarea[name='Form.Problem']"));
        Assert.Contains("The eastern slope", back.Of("textarea[name='Form.Place']"));
        Assert.Contains("Your text is still here", back.Text);
        var saved = await back.Submit(new Dictionary<string, string> { ["Form.Place"] = "The eastern slope" });
        Assert.Contains("Four hundred words about landslides", saved.Of("h1"));
        Assert.DoesNotContain("Four hundred words", (await city.Browser.Open("/needs/new")).Html);
    }

    [Fact]
    public async Task What_another_browser_typed_is_not_shown_to_the_next_one()
    {
        var city = await node.City("Loja", "en", "EC");
        var page = await city.Browser.Open("/needs/new");
        await node.Db(db => db.Set<Session>().Where(s => s.PersonId == city.Person).ExecuteDeleteAsync());
        await page.Submit(new Dictionary<string, string> { ["Form.Problem"] = "A secret draft", ["Form.Place"] = "Here" });
        var other = await node.City("Ambato", "en", "EC");
        Assert.DoesNotContain("A secret draft", (await other.Browser.Open("/needs/new")).Html);
        Assert.DoesNotContain("A secret draft", await node.Db(db => db.Set<ParkedForm>().Select(f => f.Fields).FirstAsync()));
    }

    [Fact]
    public async Task Another_site_cannot_leave_a_text_behind()
    {
        var before = await node.Db(db => db.Set<ParkedForm>().CountAsync());
        await node.Citizen().Http.SendAsync(Planted("https://evil.example"));
        Assert.Equal(before, await node.Db(db => db.Set<ParkedForm>().CountAsync()));
        await node.Citizen().Http.SendAsync(Planted(node.Address.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(before + 1, await node.Db(db => db.Set<ParkedForm>().CountAsync()));
    }

    private static HttpRequestMessage Planted(string origin)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/needs/new") { Content = new FormUrlEncodedContent([new("Form.Problem", "planted")]) };
        request.Headers.Add("Origin", origin);
        return request;
    }

    [Fact]
    public async Task Someone_who_speaks_for_nobody_learns_how_to_join_an_organisation()
    {
        var reader = await node.City("Quito", "en", "EC", Role.Administrator);
        await node.Db(db => db.Set<Membership>().Where(m => m.PersonId == reader.Person).ExecuteDeleteAsync());
        var page = await reader.Browser.Open("/needs/new");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("/account/organisation", page.Address.AbsolutePath);
        Assert.Contains("Register a new organisation", page.Text);
    }
}
