using System.Net;

namespace Reciproca.Tests.Spine.People.Account;

public sealed class SignInTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_told_the_same()
    {
        var known = await Newcomer.WithAccount(node, "known@palu.example");
        var wrong = await (known with { Browser = node.Citizen() }).SignsIn("not the password");
        var unknown = await Newcomer.Arrives(node, "nobody@palu.example").SignsIn();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(unknown.Of("#Password-error"), wrong.Of("#Password-error"));
        Assert.NotEmpty(wrong.Of("#Password-error"));
    }

    [Fact]
    public async Task Six_wrong_passwords_lock_the_account_for_a_while()
    {
        var person = await Newcomer.WithAccount(node, "locked@palu.example");
        var thief = person with { Browser = node.Citizen() };
        for (var i = 0; i < 6; i++) await thief.SignsIn($"wrong password {i}");
        var refused = await thief.SignsIn();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("rests for five minutes", refused.Of("#Password-error"));
        Assert.Equal(HttpStatusCode.OK, (await person.Browser.Open("/account")).Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example/")]
    [InlineData("/\\evil.example")]
    public async Task Signing_in_never_leads_to_another_site(string returnUrl)
    {
        var person = await Newcomer.WithAccount(node, $"local{returnUrl.Length}@palu.example");
        var page = await (person with { Browser = node.Citizen() }).SignsIn(returnUrl: returnUrl);
        Assert.Equal(node.Address.Authority, page.Address.Authority);
        Assert.Equal("/", page.Address.AbsolutePath);
    }

    [Fact]
    public async Task A_forgotten_password_is_replaced_by_letter_and_every_device_signed_out()
    {
        var person = await Newcomer.WithAccount(node, "forgot@palu.example", "id");
        var elsewhere = person.Browser;
        person = person with { Browser = node.Citizen("id") };
        await (await person.Browser.Open("/account/forgot")).Submit(new Dictionary<string, string> { ["Email"] = person.Email });
        var reset = await (await person.FollowsTheLetter()).Submit(new Dictionary<string, string> { ["Password"] = "a brand new password" });
        Assert.Equal("/account/sign-in", reset.Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.OK, (await person.SignsIn("a brand new password")).Status);
        Assert.Equal("/account/sign-in", (await elsewhere.Open("/account")).Address.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await (await person.FollowsTheLetter()).Submit(new Dictionary<string, string> { ["Password"] = "a second new one" })).Status);
    }

    [Fact]
    public async Task An_unknown_address_that_forgot_gets_no_letter_and_the_same_page()
    {
        var page = await (await node.Citizen().Open("/account/forgot")).Submit(new Dictionary<string, string> { ["Email"] = "ghost@palu.example" });
        Assert.Equal("/account/check-mail", page.Address.AbsolutePath);
        Assert.Empty(await node.Letters("ghost@palu.example"));
    }

    [Fact]
    public async Task Signing_out_by_the_menu_ends_the_session()
    {
        var person = await Newcomer.WithAccount(node, "out@palu.example");
        await (await person.Browser.Open("/account")).Submit(new Dictionary<string, string>(), "Sign out");
        Assert.Equal("/account/sign-in", (await person.Browser.Open("/account")).Address.AbsolutePath);
    }
}

public sealed class SignInLimitTests : IAsyncLifetime
{
    private readonly TestNode node = new() { SignIns = 3 };

    public ValueTask InitializeAsync() => node.InitializeAsync();

    public ValueTask DisposeAsync() => node.DisposeAsync();

    [Fact]
    public async Task Too_many_tries_from_one_address_are_asked_to_wait()
    {
        var person = Newcomer.Arrives(node, "many@palu.example");
        for (var i = 0; i < 3; i++) await person.SignsIn();
        var page = await person.SignsIn();
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.NotEmpty(page.Of("h1"));
    }
}
