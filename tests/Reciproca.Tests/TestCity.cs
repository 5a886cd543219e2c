using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.People;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Tests;

/// <summary>A local government with one person who speaks for it and is signed in.</summary>
public sealed record TestCity(TestNode Node, Guid Organisation, Guid Person, string Email, Browser Browser)
{
    public static async Task<TestCity> Found(TestNode node, string name, string language, string country, Role role, bool verified, bool runsNode)
    {
        var now = node.Clock.GetUtcNow().UtcDateTime;
        var organisation = new Organisation
        {
            Id = Guid.CreateVersion7(), ShortId = ShortId.Next(), Country = country, Tier = "city", RunsNode = runsNode, VerifiedAt = verified ? now : null,
        };
        organisation.Rename(name);
        var person = new Person { Id = Guid.CreateVersion7(), Name = $"Officer of {name}", Language = language, JoinedAt = now, EmailConfirmed = true };
        person.UserName = person.Email = $"officer-{organisation.ShortId}@example.org";
        person.Memberships.Add(new Membership { OrganisationId = organisation.Id, Role = role, Since = now });
        await node.Inside(async services =>
        {
            services.GetRequiredService<AppDb>().Add(organisation);
            return (await services.GetRequiredService<UserManager<Person>>().CreateAsync(person, "correct horse battery")).Succeeded;
        });
        var browser = new Browser(node, language);
        browser.Keep(await node.SignedIn(person.Id));
        return new TestCity(node, organisation.Id, person.Id, person.Email, browser);
    }

    /// <summary>States a need in two answers, as on the page.</summary>
    public async Task<TestPage> Asks(string problem, string place)
    {
        // typing takes time, and what is newest must be told apart
        Node.Clock.Pass(TimeSpan.FromSeconds(1));
        return await (await Browser.Open("/needs/new")).Submit(new Dictionary<string, string> { ["Form.Problem"] = problem, ["Form.Place"] = place });
    }

    /// <summary>Publishes a practice with a title and three answers.</summary>
    public async Task<TestPage> Publishes(string title, string problem = "The river floods the market every year.", string done = "We moved the stalls and planted the bank.", string result = "No stall was lost in two seasons.") =>
        await (await Browser.Open("/practices/new")).Submit(new Dictionary<string, string>
        {
            ["Form.Title"] = title, ["Form.Sections[problem]"] = problem, ["Form.Sections[done]"] = done, ["Form.Sections[result]"] = result,
        });

    /// <summary>Presses one of the buttons that every record has for its steward: publish, withdraw, archive, confirm.</summary>
    public async Task<TestPage> Presses(string address, string button)
    {
        // any page of ours with a form holds the token that a button needs
        var token = (await Browser.Open("/needs/new")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        return await Browser.Post($"{address}/stage?handler={button}", [new("__RequestVerificationToken", token)]);
    }
}
