using Microsoft.EntityFrameworkCore;
using Reciproca.Across.Find;
using Reciproca.Spine.Federation.Sharing;
using Reciproca.Spine.People;
using Reciproca.Tests.Spine.Federation;
using Xunit;

namespace Reciproca.Tests.Across.Find;

/// <summary>Someone of one node follows a city, a topic and a search on another.</summary>
public sealed class FollowingTests : IAsyncLifetime
{
    private readonly TestNetwork network = new();
    private TestCity surabaya = null!, rosario = null!;
    private string city = "";

    private TestNode Here => network.Here;
    private TestNode There => network.There;

    public async ValueTask InitializeAsync()
    {
        await network.InitializeAsync();
        await network.Befriend(Here, There);
        (surabaya, rosario) = (await Here.City("Surabaya", "id"), await There.City("Rosario", "es", "AR"));
        await surabaya.Publishes("Bank sampah di setiap kampung");
        await network.Settle();
        city = await There.Db(db => db.Set<Organisation>().Where(o => o.Origin != null).Select(o => o.ShortId).SingleAsync());
    }

    public ValueTask DisposeAsync() => network.DisposeAsync();

    [Fact]
    public async Task A_city_of_another_node_is_followed_heard_of_and_let_go()
    {
        var page = await (await rosario.Browser.Open($"/organisations/{city}")).Submit(new Dictionary<string, string>(), "Seguir");
        Assert.Contains("Ahora sigue", page.Text);
        Assert.Contains("solicitado allí", (await rosario.Browser.Open("/account/searches")).Text);
        await network.Settle();
        var following = await rosario.Browser.Open("/account/searches");
        Assert.Contains("aceptado allí", following.Text);
        Assert.Contains("Asia-Pacific", following.Text);
        var follower = await Here.Db(db => db.Set<Follower>().SingleAsync());
        Assert.Equal(There.Address.Authority, follower.Host);
        network.Clock.Pass(TimeSpan.FromMinutes(1));
        await surabaya.Publishes("Kampung hijau");
        await network.Settle();
        Assert.Contains("Kampung hijau", (await rosario.Browser.Open("/notices")).Text);
        await (await rosario.Browser.Open("/account/searches")).Submit(new Dictionary<string, string>(), "Dejar de seguir");
        await network.Settle();
        Assert.Equal(0, await Here.Db(db => db.Set<Follower>().CountAsync()));
        Assert.Equal(0, await There.Db(db => db.Set<CityFollow>().CountAsync()));
        network.Clock.Pass(TimeSpan.FromMinutes(1));
        await surabaya.Publishes("Sungai bersih");
        await network.Settle();
        Assert.DoesNotContain("Sungai bersih", (await rosario.Browser.Open("/notices")).Text);
    }

    [Fact]
    public async Task The_organisation_follows_as_long_as_one_of_its_people_does()
    {
        await (await rosario.Browser.Open($"/organisations/{city}")).Submit(new Dictionary<string, string>(), "Seguir");
        await There.Db(async db =>
        {
            var other = new Person { Id = Guid.CreateVersion7(), Name = "Colleague", UserName = "c@example.org", Email = "c@example.org" };
            other.Memberships.Add(new Membership { OrganisationId = rosario.Organisation, Role = Role.Author, Since = There.Clock.GetUtcNow().UtcDateTime });
            db.Add(other);
            db.Add(new SavedSearch { Id = Guid.CreateVersion7(), PersonId = other.Id, Address = FollowingCities.SearchFor(city), CreatedAt = There.Clock.GetUtcNow().UtcDateTime });
            return await db.SaveChangesAsync();
        });
        await (await rosario.Browser.Open("/account/searches")).Submit(new Dictionary<string, string>(), "Dejar de seguir");
        await network.Settle();
        Assert.Equal(1, await Here.Db(db => db.Set<Follower>().CountAsync()));
    }

    [Fact]
    public async Task A_topic_and_a_search_hear_of_what_comes_from_another_node()
    {
        var token = (await rosario.Browser.Open("/needs/new")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var address in new[] { "/search?topic=markets", "/practices?q=pasar" })
            await rosario.Browser.Post("/account/searches", [new("__RequestVerificationToken", token), new("address", address)]);
        network.Clock.Pass(TimeSpan.FromMinutes(1));
        await surabaya.Publishes("Pasar tradisional yang tidak banjir lagi");
        await network.Settle();
        Assert.Contains("Pasar tradisional yang tidak banjir lagi", (await rosario.Browser.Open("/notices")).Text);
        var following = await rosario.Browser.Open("/account/searches");
        Assert.Contains("Temas", following.Text);
        Assert.Contains("Búsquedas guardadas", following.Text);
    }

    [Fact]
    public async Task What_was_found_can_be_narrowed_to_a_node()
    {
        await rosario.Publishes("Huertas urbanas para todos");
        await network.Settle();
        var all = (await There.Citizen("es").Open("/practices")).Text;
        Assert.Contains("Bank sampah", all);
        Assert.Contains("Huertas urbanas", all);
        var theirs = (await There.Citizen("es").Open($"/practices?origin={Here.Address.Authority}")).Text;
        Assert.Contains("Bank sampah", theirs);
        Assert.DoesNotContain("Huertas urbanas", theirs);
        Assert.DoesNotContain("Bank sampah", (await There.Citizen("es").Open("/practices?origin=here")).Text);
    }
}
