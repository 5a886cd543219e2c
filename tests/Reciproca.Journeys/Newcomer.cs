using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Reciproca.Journeys;

/// <summary>An officer who signs up, follows the letter, signs in and enters the city they work for.</summary>
internal static partial class Newcomer
{
    public const string Password = "a long pass phrase of mine";

    public static async Task<IPage> Arrive(Chromium chromium, RunningNode node, string language, string email, string city, string country)
    {
        var page = await chromium.Window(node.Address, language, script: false);
        await SignUp(node, page, language, email);
        await TheLoopTests.Register(page, city, country);
        return page;
    }

    public static async Task SignUp(RunningNode node, IPage page, string language, string email)
    {
        await page.GotoAsync("/account/sign-up");
        await page.FillAsync("[name='Form.Name']", "Ana Quispe");
        await page.FillAsync("[name='Form.Email']", email);
        await page.FillAsync("[name='Form.Password']", Password);
        await page.SelectOptionAsync("[name='Form.Language']", language);
        await page.ClickAsync("main form button.button");
        await page.GotoAsync(WebUtility.HtmlDecode(Link().Match(Unfolded(await node.Letter(email))).Value));
        if (await page.Locator("main form button.button").CountAsync() > 0) await page.ClickAsync("main form button.button");
        await TheLoopTests.SignIn(page, email, Password);
    }

    public static async Task Verify(IPage secretariat, int cities)
    {
        for (; cities > 0; cities--)
        {
            await secretariat.GotoAsync("/secretariat/organisations");
            await secretariat.ClickAsync("main form.row button >> nth=0");
        }
    }

    /// <summary>Quoted-printable breaks long lines and writes "=" as "=3D".</summary>
    private static string Unfolded(string letter) => letter.Replace("=\r\n", "").Replace("=\n", "").Replace("=3D", "=");

    [GeneratedRegex(@"http://localhost:\d+/account/confirm[^\s""<>]+")]
    private static partial Regex Link();
}
