using System.Text.RegularExpressions;

namespace Reciproca.Tests.Spine.People.Account;

/// <summary>Someone with a browser and a mailbox who has no account yet.</summary>
public sealed partial record Newcomer(TestNode Node, string Email, Browser Browser)
{
    public const string Password = "eleven blue mangoes";

    public static Newcomer Arrives(TestNode node, string email, string language = "en") => new(node, email, node.Citizen(language));

    public async Task<TestPage> SignsUp(string password = Password) => await (await Browser.Open("/account/sign-up")).Submit(new Dictionary<string, string>
    {
        ["Form.Name"] = "Ana Pérez", ["Form.Email"] = Email, ["Form.Password"] = password,
    });

    /// <summary>Opens the link of the last letter to this mailbox.</summary>
    public async Task<TestPage> FollowsTheLetter()
    {
        var letter = (await Node.Letters(Email))[^1];
        return await Browser.Open(new Uri(Link().Match(letter.Text).Value).PathAndQuery);
    }

    public async Task<TestPage> SignsIn(string password = Password, string returnUrl = "/account") =>
        await (await Browser.Open($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}")).Submit(new Dictionary<string, string> { ["Email"] = Email, ["Password"] = password });

    public static async Task<Newcomer> WithAccount(TestNode node, string email, string language = "en")
    {
        var newcomer = Arrives(node, email, language);
        await newcomer.SignsUp();
        await newcomer.FollowsTheLetter();
        await newcomer.SignsIn();
        return newcomer;
    }

    [GeneratedRegex(@"http://localhost/account/(confirm|reset)\S+")]
    private static partial Regex Link();
}
