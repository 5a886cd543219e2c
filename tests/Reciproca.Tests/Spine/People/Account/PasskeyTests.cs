using System.Net;

namespace Reciproca.Tests.Spine.People.Account;

public sealed class PasskeyTests(TestNode node) : IClassFixture<TestNode>
{
    private string Origin => node.Address.GetLeftPart(UriPartial.Authority);

    [Fact]
    public async Task A_passkey_is_added_and_opens_the_door_without_a_password()
    {
        var person = await Newcomer.WithAccount(node, "key@apia.example");
        using var authenticator = new Authenticator(Origin, "localhost");
        var added = await Add(person, authenticator, "Blue key");
        Assert.Contains("Blue key", added.Text);
        var signedIn = await SignIn(node.Citizen(), authenticator.SignIn);
        Assert.Equal("/account", signedIn.Address.AbsolutePath);
        Assert.Contains(person.Email, signedIn.Text);
    }

    [Fact]
    public async Task A_passkey_of_nobody_opens_nothing()
    {
        using var stranger = new Authenticator(Origin, "localhost");
        var refused = await SignIn(node.Citizen(), stranger.SignIn);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
    }

    [Fact]
    public async Task A_passkey_asked_for_by_another_site_opens_nothing()
    {
        var person = await Newcomer.WithAccount(node, "phished@apia.example");
        using var authenticator = new Authenticator("https://evil.example", "localhost");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Add(person, authenticator, "Evil")).Status);
    }

    [Fact]
    public async Task A_removed_passkey_opens_nothing()
    {
        var person = await Newcomer.WithAccount(node, "lost@apia.example");
        using var authenticator = new Authenticator(Origin, "localhost");
        var added = await Add(person, authenticator, "Lost key");
        await added.Submit(new Dictionary<string, string>(), "Remove");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await SignIn(node.Citizen(), authenticator.SignIn)).Status);
    }

    private async Task<TestPage> Add(Newcomer person, Authenticator authenticator, string name)
    {
        var page = await person.Browser.Open("/account/security");
        var options = await Options(person.Browser, page, "register");
        return await Sending(person.Browser, () => page.Submit(new Dictionary<string, string> { ["PasskeyName"] = name, ["Credential"] = authenticator.Register(options) }));
    }

    private async Task<TestPage> SignIn(Browser browser, Func<string, string> answer)
    {
        var page = await browser.Open("/account/sign-in?returnUrl=/account");
        var credential = answer(await Options(browser, page, "signin"));
        return await Sending(browser, () => page.Submit(new Dictionary<string, string> { ["Credential"] = credential }));
    }

    private static async Task<string> Options(Browser browser, TestPage page, string act) => (await browser.Post($"/account/passkeys/options/{act}",
        [new("__RequestVerificationToken", page.Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!)])).Html;

    /// <summary>Browsers say where a form comes from.</summary>
    private async Task<TestPage> Sending(Browser browser, Func<Task<TestPage>> send)
    {
        browser.Http.DefaultRequestHeaders.Remove("Origin");
        browser.Http.DefaultRequestHeaders.Add("Origin", Origin);
        return await send();
    }
}
