using System.Net;
using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Tests.Spine.Federation;
using Xunit;

namespace Reciproca.Tests.Across.Moving;

public sealed class PersonMoveTests : IAsyncLifetime
{
    private readonly TestNetwork network = new();

    public async ValueTask InitializeAsync()
    {
        await network.InitializeAsync();
        await network.Befriend(network.Here, network.There);
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public async Task A_person_begins_on_the_other_node_with_what_the_first_says_of_them_and_only_with_that()
    {
        var officer = await network.Here.City("Surabaya", "id");
        var link = (await officer.Browser.Open("/account/move")).Document.QuerySelectorAll("main a.button").Select(a => a.GetAttribute("href")!).Single(a => a.StartsWith(network.There.Address.ToString(), StringComparison.Ordinal));
        var arrived = await network.There.Citizen("id").Open(new Uri(link).PathAndQuery);
        Assert.Contains("Officer of Surabaya", arrived.Text);
        Assert.Contains("Asia-Pacific", arrived.Text);
        await arrived.Submit(new Dictionary<string, string> { ["Form.Password"] = "correct horse battery" });
        var person = await network.There.Db(db => db.Users.SingleAsync(p => p.Email == officer.Email));
        Assert.Equal(("Officer of Surabaya", "id", false), (person.Name, person.Language, person.EmailConfirmed));
        Assert.Equal(0, await network.There.Db(db => db.Set<Membership>().CountAsync(m => m.PersonId == person.Id)));
        foreach (var wrong in new[] { new Uri(link).PathAndQuery.Replace("passage=ey", "passage=ez"), new Uri(link).PathAndQuery[..^4] + "AAAA", "/account/arrive?passage=a.b", "/account/arrive" })
            Assert.Equal(HttpStatusCode.BadRequest, (await network.There.Citizen().Open(wrong)).Status);
        network.Clock.Pass(TimeSpan.FromDays(15));
        Assert.Equal(HttpStatusCode.BadRequest, (await network.There.Citizen().Open(new Uri(link).PathAndQuery)).Status);
    }
}
