using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Federation.Delivering;
using Reciproca.Spine.Records;
using Reciproca.Storage;
using Xunit;

namespace Reciproca.Tests.Web.Caching;

public sealed class PublicPagesTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task A_public_page_is_kept_for_the_next_citizen()
    {
        await Get("/about");
        Assert.True(IsKept(await Get("/about")));
    }

    [Fact]
    public async Task After_an_edit_the_next_citizen_sees_the_new_page()
    {
        var city = await node.City("Davao", "en", "PH");
        var address = (await city.Asks("Garbage in the creek", "Old market")).Address.AbsolutePath;
        await Get(address);
        Assert.True(IsKept(await Get(address)));
        await city.Presses(address, "withdraw");
        Assert.Equal(HttpStatusCode.Gone, (await Get(address)).StatusCode);
    }

    [Fact]
    public async Task A_list_shows_a_new_record_as_soon_as_it_is_in_the_index()
    {
        var city = await node.City("Cebu", "en", "PH");
        await Get("/needs");
        await city.Asks("Nobody repairs the pumps on the islands", "Islands");
        await Get("/needs");
        await node.Settle();
        Assert.Contains("Nobody repairs the pumps", await (await Get("/needs")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task What_a_member_sees_is_never_kept_for_others_nor_given_to_them()
    {
        var city = await node.City("Manado");
        var saved = await (await city.Browser.Open("/needs/new")).Submit(new Dictionary<string, string> { ["Form.Problem"] = "A private draft" }, "draft");
        var address = saved.Address.AbsolutePath;
        await city.Browser.Open(address);
        await city.Browser.Open(address);
        Assert.Equal(HttpStatusCode.NotFound, (await Get(address)).StatusCode);
        await Get("/about");
        var signedIn = await city.Browser.Http.GetAsync("/about");
        Assert.False(IsKept(signedIn));
        Assert.Contains("Manado", await signedIn.Content.ReadAsStringAsync());
        Assert.DoesNotContain("Manado", await (await Get("/about")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_page_in_a_foreign_language_is_kept_too_and_asks_for_no_cookie()
    {
        var city = await node.City("Loja", "es", "EC");
        var address = (await city.Asks("Las lluvias inundan el mercado cada año", "Centro")).Address.AbsolutePath;
        Assert.False((await Get(address)).Headers.Contains("Set-Cookie"));
        Assert.True(IsKept(await Get(address)));
    }

    [Fact]
    public async Task What_the_node_writes_for_itself_leaves_pages_as_they_are()
    {
        var version = node.Services.GetRequiredService<ContentVersion>();
        await using var scope = node.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        await node.Settle();
        var before = version.Now;
        db.Add(new RemoteHost { Host = "quiet.example" });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        Assert.Equal(before, version.Now);
        await db.Set<RemoteHost>().Where(h => h.Host == "quiet.example").ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        Assert.Equal(before, version.Now);
        await db.Set<Record>().Where(r => r.ShortId == "").ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        Assert.NotEqual(before, version.Now);
    }

    [Fact]
    public async Task Each_language_has_its_own_page()
    {
        await Get("/about");
        var spanish = await node.Citizen("es").Http.GetAsync("/about");
        Assert.Contains("lang=\"es\"", await spanish.Content.ReadAsStringAsync());
        Assert.Contains("lang=\"en\"", await (await Get("/about")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_page_that_gives_a_cookie_is_not_kept()
    {
        Assert.True((await Get("/about?lang=pt")).Headers.Contains("Set-Cookie"));
        var second = await Get("/about?lang=pt");
        Assert.True(second.Headers.Contains("Set-Cookie"));
        Assert.False(IsKept(second));
    }

    [Fact]
    public async Task A_form_is_never_kept()
    {
        await Get("/account/sign-in");
        Assert.False(IsKept(await Get("/account/sign-in")));
    }

    private Task<HttpResponseMessage> Get(string address) => node.Citizen().Http.GetAsync(address);

    private static bool IsKept(HttpResponseMessage response) => response.Headers.Age is not null;
}
