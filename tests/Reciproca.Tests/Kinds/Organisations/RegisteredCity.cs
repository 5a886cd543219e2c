using Microsoft.EntityFrameworkCore;
using Reciproca.Spine.People;
using Reciproca.Storage;
using Reciproca.Tests.Spine.People.Account;

namespace Reciproca.Tests.Kinds.Organisations;

/// <summary>An organisation that came in by the front door: signed up, registered and verified.</summary>
public sealed record RegisteredCity(Guid Id, string ShortId, string Email, Browser Browser);

public static class Registering
{
    public static async Task<TestPage> Registers(this Newcomer person, string name, string country, string tier) => await (await person.Browser.Open("/organisations/new"))
        .Submit(new Dictionary<string, string> { ["Form.Name"] = name, ["Form.Country"] = country, ["Form.Tier"] = tier });

    public static async Task<RegisteredCity> Registered(this TestNode node, string name, string language = "en", string country = "ID", string tier = "city", bool verified = true)
    {
        var person = await Newcomer.WithAccount(node, $"officer@{Fold.Text(name).Replace(' ', '-')}.example", language);
        var page = await person.Registers(name, country, tier);
        var shortId = page.Address.AbsolutePath.Split('/')[2];
        if (verified) await Verify(node, shortId);
        var id = await node.Db(db => db.Set<Organisation>().Where(o => o.ShortId == shortId).Select(o => o.Id).SingleAsync());
        return new RegisteredCity(id, shortId, person.Email, person.Browser);
    }

    public static async Task<TestPage> Asks(this Browser browser, string problem, string place) => await (await browser.Open("/needs/new"))
        .Submit(new Dictionary<string, string> { ["Form.Problem"] = problem, ["Form.Place"] = place });

    /// <summary>The button of one organisation on the secretariat's list.</summary>
    public static async Task<TestPage> Verify(TestNode node, string shortId) => await Decide(await node.Secretariat(), shortId, "Verify", []);

    public static async Task<TestPage> Decide(TestCity secretariat, string shortId, string handler, Dictionary<string, string> fields)
    {
        var list = await secretariat.Browser.Open("/secretariat/organisations");
        var id = await secretariat.Node.Db(db => db.Set<Organisation>().Where(o => o.ShortId == shortId).Select(o => o.Id).SingleAsync());
        var token = list.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await secretariat.Browser.Post($"/secretariat/organisations?handler={handler}", fields.Append(new("id", id.ToString())).Append(new("__RequestVerificationToken", token)));
    }
}
