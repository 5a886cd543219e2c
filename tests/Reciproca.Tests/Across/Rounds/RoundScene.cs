using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Across.Rounds;
using Reciproca.Kinds.Needs;
using Reciproca.Kinds.Offers;
using Reciproca.Spine.Records;
using Reciproca.Storage;

namespace Reciproca.Tests.Across.Rounds;

/// <summary>Cities on both shores whose needs and offers close a cycle, and a secretariat that runs a round with them.</summary>
public sealed class RoundScene(TestNode node)
{
    public TestNode Node => node;
    public TestCity Secretariat { get; private set; } = null!;
    public string Address { get; private set; } = "";
    public string Desk => "/secretariat" + Address;

    /// <summary>A city that asks about one topic and offers another.</summary>
    public async Task<TestCity> City(string name, string country, string asks, string offers)
    {
        var city = await node.City(name, "en", country);
        await Publishes(city, asks, offers);
        return city;
    }

    public Task<Guid> Publishes(TestCity city, string? asks, string? offers) => node.Inside(async services =>
    {
        var store = services.GetRequiredService<RecordStore>();
        var last = Guid.Empty;
        if (asks is not null) last = await Put(store, NeedKind.Kind, new Need(), city, asks, NeedKind.Problem);
        if (offers is not null) last = await Put(store, OfferKind.Kind, new Offer(), city, offers, OfferKind.What);
        return last;
    });

    private static async Task<Guid> Put(RecordStore store, RecordKind kind, IKeyed body, TestCity city, string topic, string section)
    {
        var record = store.Start(kind, city.Organisation, "en", body);
        var version = record.Write("en");
        version.Title = $"{kind.Name} on {topic}";
        version[section] = $"About {topic}.";
        record.Tag("topic", [topic]);
        record.Publish(stewardIsTrusted: true, store.Now);
        await store.Save(record, body);
        return record.Id;
    }

    /// <summary>The secretariat sets up a round and announces it.</summary>
    public async Task Announced(IReadOnlyDictionary<string, string>? rules = null)
    {
        await Draft(rules);
        await Secretariat.Browser.Open(Desk);
        await Press("Announce");
    }

    public async Task Draft(IReadOnlyDictionary<string, string>? rules = null)
    {
        await node.Settle();
        Secretariat = await node.Secretariat();
        var fields = new Dictionary<string, string> { ["Form.Name"] = "Spring round", ["Form.Floor"] = "10", ["Form.AnswerDays"] = "10", ["Form.TimeZone"] = "Asia/Jakarta" };
        foreach (var (key, value) in rules ?? new Dictionary<string, string>()) fields[key] = value;
        var page = await (await Secretariat.Browser.Open("/secretariat/rounds/new")).Submit(fields);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Address = page.Address.AbsolutePath["/secretariat".Length..];
    }

    /// <summary>A city enters with everything it has.</summary>
    public async Task<TestPage> Enters(TestCity city, IReadOnlyDictionary<string, string>? fields = null)
    {
        var page = await (await city.Browser.Open(Address + "/enter")).Submit(fields ?? new Dictionary<string, string> { ["CanGive"] = "1" });
        await node.Settle();
        return page;
    }

    public async Task<TestPage> Press(string handler, IReadOnlyDictionary<string, string>? fields = null) => await Press(Secretariat, handler, fields);

    public async Task<TestPage> Press(TestCity secretary, string handler, IReadOnlyDictionary<string, string>? fields = null) =>
        await secretary.Browser.Post($"{Desk}?handler={handler}", [new("__RequestVerificationToken", await Token(secretary)), .. fields ?? new Dictionary<string, string>()]);

    /// <summary>The secretariat closes the entries, and the search is done.</summary>
    public async Task<RoundSolution> Proposed()
    {
        await Press("Propose");
        await node.Settle();
        return await Current();
    }

    public async Task<TestPage> Answers(TestCity city, Declined? declined = null, string words = "")
    {
        var solution = await Current();
        var page = (TestPage?)null;
        foreach (var path in solution.Paths.Where(p => solution.Members(p.Key).Contains(city.Organisation)).Select(p => p.Key).ToList())
            page = await city.Browser.Post($"{Address}/mine?handler={(declined is null ? "Accept" : "Decline")}&solution={solution.Number}&path={path}",
                [new("__RequestVerificationToken", await Token(city)), new("what", $"{declined}"), new("words", words)]);
        await node.Settle();
        return page!;
    }

    public Task<ExchangeRound> Round() => node.Db(db => db.Set<ExchangeRound>().AsNoTracking().SingleAsync(r => r.ShortId == Address.Substring("/rounds/".Length)));

    public async Task<RoundSolution> Current()
    {
        var id = (await Round()).SolutionId;
        return await node.Db(db => db.Set<RoundSolution>().AsNoTracking().Include(s => s.Exchanges).Include(s => s.Answers).SingleAsync(s => s.Id == id));
    }

    public Task<List<RoundSolution>> Solutions() => node.Db(async db =>
    {
        var round = await db.Set<ExchangeRound>().SingleAsync(r => r.ShortId == Address.Substring("/rounds/".Length));
        return await db.Set<RoundSolution>().AsNoTracking().Where(s => s.RoundId == round.Id).OrderBy(s => s.Number).ToListAsync();
    });

    private static async Task<string> Token(TestCity city) =>
        (await city.Browser.Open("/needs/new")).Document.QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
