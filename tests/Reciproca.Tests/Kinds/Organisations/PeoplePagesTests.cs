using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Tests.Spine.People.Account;

namespace Reciproca.Tests.Kinds.Organisations;

public sealed class PeoplePagesTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task A_colleague_of_the_same_mail_domain_joins_at_once()
    {
        var city = await node.Registered("Temuco", "es", "CL");
        var colleague = await Newcomer.WithAccount(node, "colleague@temuco.example", "es");
        var offered = await colleague.Browser.Open("/account/organisation");
        Assert.Contains("Temuco", offered.Text);
        await (await colleague.Browser.Open($"/organisations/{city.ShortId}/join")).Submit(new Dictionary<string, string>(), "Trabajo aquí: unirme");
        Assert.Equal(Role.Author, await RoleOf("colleague@temuco.example"));
    }

    [Fact]
    public async Task Someone_from_elsewhere_waits_until_a_person_of_the_city_decides()
    {
        var city = await node.Registered("Pucón", "en", "CL");
        var stranger = await Newcomer.WithAccount(node, "stranger@elsewhere.example");
        var asked = await (await stranger.Browser.Open($"/organisations/{city.ShortId}/join")).Submit(new Dictionary<string, string> { ["Words"] = "I run the waste department" });
        Assert.Contains("You have asked to join", asked.Text);
        Assert.Null(await RoleOf(stranger.Email));
        Assert.Contains("stranger@elsewhere.example", (await node.Letters(city.Email))[^1].Text);
        var people = await city.Browser.Open($"/organisations/{city.ShortId}/people");
        Assert.Contains("I run the waste department", people.Text);
        await people.Submit(new Dictionary<string, string>(), "Accept");
        Assert.Equal(Role.Author, await RoleOf(stranger.Email));
        Assert.Equal("You belong to Pucón now", (await node.Letters(stranger.Email))[^1].Subject);
    }

    [Fact]
    public async Task Someone_who_is_refused_gets_a_letter_and_no_role()
    {
        var city = await node.Registered("Angol", "en", "CL");
        var stranger = await Newcomer.WithAccount(node, "refused@elsewhere.example", "pt");
        await (await stranger.Browser.Open($"/organisations/{city.ShortId}/join")).Submit(new Dictionary<string, string> { ["Words"] = "" });
        await (await city.Browser.Open($"/organisations/{city.ShortId}/people")).Submit(new Dictionary<string, string>(), "Refuse");
        Assert.Null(await RoleOf(stranger.Email));
        Assert.Equal("Seu pedido para entrar em Angol", (await node.Letters(stranger.Email))[^1].Subject);
    }

    [Fact]
    public async Task An_invitation_lets_a_colleague_in_once_in_the_role_that_was_meant()
    {
        var city = await node.Registered("Linares", "en", "CL");
        var link = await Invite(city, "new@elsewhere.example", "FocalPoint");
        var colleague = await Newcomer.WithAccount(node, "new@elsewhere.example");
        await (await colleague.Browser.Open(link)).Submit(new Dictionary<string, string>(), "Join");
        Assert.Equal(Role.FocalPoint, await RoleOf(colleague.Email));
        var second = await Newcomer.WithAccount(node, "second@elsewhere.example");
        Assert.Equal(HttpStatusCode.Gone, (await second.Browser.Open(link)).Status);
    }

    [Fact]
    public async Task An_invitation_ends_after_two_weeks()
    {
        var city = await node.Registered("Curicó", "en", "CL");
        var link = await Invite(city, "late@elsewhere.example", "Author");
        node.Clock.Pass(TimeSpan.FromDays(15));
        var late = await Newcomer.WithAccount(node, "late@elsewhere.example");
        Assert.Equal(HttpStatusCode.Gone, (await late.Browser.Open(link)).Status);
    }

    [Fact]
    public async Task The_last_administrator_can_neither_leave_nor_step_down_before_handing_over()
    {
        var city = await node.Registered("Vallenar", "en", "CL");
        var stays = await (await city.Browser.Open($"/organisations/{city.ShortId}/join")).Submit(new Dictionary<string, string>(), "Leave the organisation");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, stays.Status);
        var down = await (await city.Browser.Open($"/organisations/{city.ShortId}/people")).Submit(new Dictionary<string, string> { ["role"] = "Reader" }, "Save");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, down.Status);
        Assert.Contains("last administrator", down.Of(".errors"));
        Assert.Equal(Role.Administrator, await RoleOf(city.Email));
    }

    [Fact]
    public async Task An_office_is_handed_over_in_one_step()
    {
        var city = await node.Registered("Castro", "en", "CL");
        var colleague = await Newcomer.WithAccount(node, "heir@castro.example");
        await (await colleague.Browser.Open($"/organisations/{city.ShortId}/join")).Submit(new Dictionary<string, string>(), "I work here: join");
        await (await city.Browser.Open($"/organisations/{city.ShortId}/people")).Submit(new Dictionary<string, string> { ["office"] = "International relations" }, "Save");
        await (await city.Browser.Open($"/organisations/{city.ShortId}/people")).Submit(new Dictionary<string, string>(), "Hand over");
        Assert.Equal(Role.Administrator, await RoleOf("heir@castro.example"));
        Assert.Equal(Role.Author, await RoleOf(city.Email));
        Assert.Contains("International relations", (await node.Citizen().Open($"/organisations/{city.ShortId}")).Text);
    }

    [Fact]
    public async Task A_focal_point_makes_nobody_an_administrator()
    {
        var city = await node.Registered("Ancud", "en", "CL");
        var focal = await Newcomer.WithAccount(node, "focal@elsewhere.example");
        await (await focal.Browser.Open(await Invite(city, focal.Email, "FocalPoint"))).Submit(new Dictionary<string, string>(), "Join");
        var page = await focal.Browser.Open($"/organisations/{city.ShortId}/people");
        Assert.Null(page.Document.QuerySelector("input[name=Role][value=Administrator]"));
        var refused = await page.Submit(new Dictionary<string, string> { ["Email"] = "friend@elsewhere.example", ["Role"] = "Administrator" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Empty(await node.Letters("friend@elsewhere.example"));
    }

    private async Task<string> Invite(RegisteredCity city, string email, string role)
    {
        await (await city.Browser.Open($"/organisations/{city.ShortId}/people")).Submit(new Dictionary<string, string> { ["Email"] = email, ["Role"] = role });
        return Regex.Match((await node.Letters(email))[^1].Text, @"/organisations/invitation\?code=\w+").Value;
    }

    private Task<Role?> RoleOf(string email) => node.Db(db => db.Set<Membership>().Where(m => m.Person.Email == email).Select(m => (Role?)m.Role).SingleOrDefaultAsync());
}
