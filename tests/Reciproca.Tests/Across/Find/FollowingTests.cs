using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
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
        (surabaya, rosario) = (await Here.City("Surabaya", "id").WithProfile(), await There.City("Rosario", "es", "AR"));
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
    public async Task A_follow_that_one_side_has_lost_is_asked_for_again_and_one_that_nobody_wants_is_taken_back()
    {
        var cordoba = await There.City("Córdoba", "es", "AR");
        foreach (var each in new[] { rosario, cordoba }) await (await each.Browser.Open($"/organisations/{city}")).Submit(new Dictionary<string, string>(), "Seguir");
        await network.Settle();
        Assert.Equal(2, await Here.Db(db => db.Set<Follower>().CountAsync()));
        await Here.Db(db => db.Set<Follower>().Where(f => f.Actor.EndsWith("/" + Short(rosario))).ExecuteDeleteAsync());
        await surabaya.Publishes("Kampung hijau");
        await network.Settle();
        Assert.Equal(2, await Here.Db(db => db.Set<Follower>().CountAsync()));
        Assert.True(await There.Db(db => db.Set<CityFollow>().AllAsync(f => f.AcceptedAt != null)));

        await There.Db(db => db.Set<CityFollow>().Where(f => f.OrganisationId == cordoba.Organisation).ExecuteDeleteAsync());
        await surabaya.Publishes("Sungai bersih");
        await network.Settle();
        Assert.EndsWith(Short(rosario), (await Here.Db(db => db.Set<Follower>().SingleAsync())).Actor);
    }

    [Fact]
    public async Task Followers_of_a_host_are_told_to_that_host_alone()
    {
        await (await rosario.Browser.Open($"/organisations/{city}")).Submit(new Dictionary<string, string>(), "Seguir");
        await network.Settle();
        var part = await surabaya.Address() + "/followers_synchronization";
        Assert.Equal(HttpStatusCode.Unauthorized, (await Here.Citizen().Http.GetAsync(part)).StatusCode);
        var told = await There.Services.GetRequiredService<Reciproca.Spine.Federation.Delivering.Outside>().Elsewhere(part, default);
        Assert.EndsWith(Short(rosario), told!.References(Reciproca.ActivityPub.JsonLd.As.Items).Single());
        await Here.Db(db => db.Set<Reciproca.Spine.Federation.Peers.Peer>().ExecuteUpdateAsync(set => set.SetProperty(p => p.State, Reciproca.Spine.Federation.Peers.PeerState.Blocked)));
        Here.Services.GetRequiredService<Reciproca.Spine.Federation.PeerBook>().Forget();
        Assert.Null(await There.Services.GetRequiredService<Reciproca.Spine.Federation.Delivering.Outside>().Elsewhere(part, default));
    }

    private string Short(TestCity of) => There.Db(db => db.Set<Organisation>().Where(o => o.Id == of.Organisation).Select(o => o.ShortId).SingleAsync()).Result;

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
