using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Reciproca.Tests.Spine.People.Account;

public sealed class SecurityTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task A_new_password_asks_for_the_old_one()
    {
        var person = await Newcomer.WithAccount(node, "change@suva.example");
        var refused = await Change(person, "not mine", "a much newer password");
        Assert.Equal("This is not your password.", refused.Of("#Password-error"));
        var done = await Change(person, Newcomer.Password, "a much newer password");
        Assert.Equal(HttpStatusCode.OK, done.Status);
        Assert.Contains("The password is changed", done.Text);
        Assert.Equal(HttpStatusCode.OK, (await (person with { Browser = node.Citizen() }).SignsIn("a much newer password")).Status);
    }

    [Fact]
    public async Task With_codes_on_a_password_alone_opens_nothing()
    {
        var person = await Newcomer.WithAccount(node, "totp@suva.example");
        var codes = await TurnsOnCodes(person);
        var again = person with { Browser = node.Citizen() };
        var asked = await again.SignsIn();
        Assert.Equal("/account/two-factor", asked.Address.AbsolutePath);
        var wrong = await asked.Submit(new Dictionary<string, string> { ["Code"] = "000000" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal("/account", (await wrong.Submit(new Dictionary<string, string> { ["Code"] = codes[0] })).Address.AbsolutePath);
        var spent = await (await (person with { Browser = node.Citizen() }).SignsIn()).Submit(new Dictionary<string, string> { ["Code"] = codes[0] });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, spent.Status);
    }

    [Fact]
    public async Task Codes_are_turned_off_only_with_the_password()
    {
        var person = await Newcomer.WithAccount(node, "totp-off@suva.example");
        await TurnsOnCodes(person);
        var refused = await (await person.Browser.Open("/account/security")).Submit(new Dictionary<string, string> { ["Proof"] = "wrong" });
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Codes are turned off", (await refused.Submit(new Dictionary<string, string> { ["Proof"] = Newcomer.Password })).Text);
    }

    [Fact]
    public async Task Security_is_nobody_else_s_business() =>
        Assert.Equal("/account/sign-in", (await node.Citizen().Open("/account/security")).Address.AbsolutePath);

    private static async Task<TestPage> Change(Newcomer person, string now, string to) => await (await person.Browser.Open("/account/security"))
        .Submit(new Dictionary<string, string> { ["Password"] = now, ["New"] = to });

    private static async Task<string[]> TurnsOnCodes(Newcomer person)
    {
        var page = await person.Browser.Open("/account/security/totp");
        Assert.StartsWith("data:image/png", page.Document.QuerySelector("img[width]")!.GetAttribute("src"));
        var on = await page.Submit(new Dictionary<string, string> { ["Code"] = Totp(page.Of("#key")) });
        Assert.Equal(HttpStatusCode.OK, on.Status);
        return Regex.Split(on.Of("#codes"), @"\s+");
    }

    /// <summary>RFC 6238 by the machine's own clock, which Identity asks too.</summary>
    private static string Totp(string key)
    {
        var step = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30).Reverse().ToArray();
        var hash = HMACSHA1.HashData(FromBase32(key), step);
        var at = hash[^1] & 15;
        var number = ((hash[at] & 127) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("D6");
    }

    private static byte[] FromBase32(string text)
    {
        var (bits, value, bytes) = (0, 0, new List<byte>());
        foreach (var sign in text)
        {
            (value, bits) = ((value << 5) | "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(sign), bits + 5);
            if (bits < 8) continue;
            bits -= 8;
            bytes.Add((byte)(value >> bits));
            value &= (1 << bits) - 1;
        }
        return [.. bytes];
    }
}
