using System.Net;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Spine.People.Sessions;
using Reciproca.Spine.Records;

namespace Reciproca.Tests.Spine.People.Account;

public sealed class AccountPagesTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task The_profile_keeps_name_language_zone_and_digest()
    {
        var city = await node.City("Mendoza", "en", "AR");
        var saved = await (await city.Browser.Open("/account")).Submit(new Dictionary<string, string>
        {
            ["Form.Name"] = "Eva Ríos", ["Form.Language"] = "es", ["Form.TimeZone"] = "America/Santiago", ["Form.Digest"] = "Weekly",
        });
        Assert.Contains("Guardado.", saved.Text);
        var person = await node.Db(db => db.Users.SingleAsync(p => p.Id == city.Person));
        Assert.Equal(("Eva Ríos", "es", "America/Santiago", Digest.Weekly), (person.Name, person.Language, person.TimeZone, person.Digest));
    }

    [Fact]
    public async Task A_zone_that_is_none_is_refused_and_the_name_typed_is_still_there()
    {
        var city = await node.City("Salta", "en", "AR");
        var page = await city.Browser.Open("/account");
        var refused = await page.Submit(new Dictionary<string, string> { ["Form.Name"] = "Typed name", ["Form.TimeZone"] = "Moon/Crater" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.Of("#Form-TimeZone-error"));
        Assert.Contains("Typed name", refused.Html);
    }

    [Fact]
    public async Task A_device_that_is_signed_out_from_elsewhere_is_out()
    {
        var city = await node.City("Tandil", "en", "AR");
        var other = new Browser(node, "en");
        other.Keep(await node.SignedIn(city.Person));
        Assert.Equal("/account", (await other.Open("/account")).Address.AbsolutePath);
        var page = await city.Browser.Open("/account/sessions");
        Assert.Equal(2, page.Document.QuerySelectorAll("ul.todo li").Length);
        await page.Submit(new Dictionary<string, string>(), "Sign out everywhere else");
        Assert.Equal("/account/sign-in", (await other.Open("/account")).Address.AbsolutePath);
        Assert.Equal("/account/sessions", (await city.Browser.Open("/account/sessions")).Address.AbsolutePath);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another_person()
    {
        var (mine, theirs) = (await node.City("Azul", "en", "AR"), await node.City("Junín", "en", "AR"));
        var victim = await node.Db(db => db.Set<Session>().Where(s => s.PersonId == theirs.Person).Select(s => s.Id).SingleAsync());
        var own = new Browser(node, "en");
        own.Keep(await node.SignedIn(mine.Person));
        await (await mine.Browser.Open("/account/sessions")).Submit(new Dictionary<string, string> { ["id"] = victim.ToString() }, "Sign out there");
        Assert.Equal("/account", (await theirs.Browser.Open("/account")).Address.AbsolutePath);
    }

    [Fact]
    public async Task My_data_come_as_one_file_without_what_signs_me_in()
    {
        var city = await node.City("Olavarría", "es", "AR");
        await city.Asks("Las calles se inundan cuando llueve fuerte.", "Barrio Sur");
        var file = await city.Browser.Http.GetStringAsync("/account/data?handler=Export");
        Assert.Contains(city.Email, file);
        Assert.Contains("Record (AuthorId)", file);
        Assert.Contains("Membership (PersonId)", file);
        Assert.DoesNotContain("PasswordHash", file);
        Assert.DoesNotContain("SecurityStamp", file);
    }

    [Fact]
    public async Task Deleting_my_account_leaves_the_need_to_the_city_and_takes_my_name_away()
    {
        var city = await node.City("Pergamino", "en", "AR");
        var need = await city.Asks("The streets flood whenever it rains hard.", "South quarter");
        var refused = await (await city.Browser.Open("/account/data")).Submit(new Dictionary<string, string> { ["Password"] = "wrong" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        var gone = await refused.Submit(new Dictionary<string, string> { ["Password"] = "correct horse battery" });
        Assert.Equal("/", gone.Address.AbsolutePath);
        Assert.Equal("/account/sign-in", (await city.Browser.Open("/account")).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await node.Citizen().Open(need.Address.AbsolutePath)).Status);
        Assert.False(await node.Db(db => db.Users.AnyAsync(p => p.Id == city.Person)));
        Assert.False(await node.Db(db => db.Set<Record>().AnyAsync(r => r.AuthorId == city.Person)));
        Assert.False(await node.Db(db => db.Set<Revision>().AnyAsync(r => r.PersonId == city.Person)));
    }
}
