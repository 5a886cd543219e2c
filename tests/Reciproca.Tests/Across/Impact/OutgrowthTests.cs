using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Across.Impact;
using Reciproca.Spine.Records;
using Reciproca.Tests.Kinds.Agreements;
using Reciproca.Tests.Kinds.Initiatives;
using Xunit;

namespace Reciproca.Tests.Across.Impact;

/// <summary>From a need to an agreement, whatever lies between.</summary>
public sealed class OutgrowthTests(TestNode node) : IClassFixture<TestNode>
{
    [Fact]
    public async Task The_days_to_an_agreement_are_counted_by_way_of_the_exchange_it_grew_out_of()
    {
        var (asking, helping, need) = await Need();
        await (await helping.Browser.Open(need + "/answer")).Submit(new Dictionary<string, string> { ["Text"] = "We can help." });
        await (await asking.Browser.Open(need)).Submit(new Dictionary<string, string>(), "This answered our need");
        var exchange = (await (await asking.Browser.Open(need)).Submit(new Dictionary<string, string>(), $"Begin an exchange with {await Name(helping)}")).Address.AbsolutePath;
        await Later(9, asking, helping);
        var agreement = (await (await asking.Browser.Open("/agreements/new?from=" + Short(exchange))).Submit(new Dictionary<string, string> { ["Purpose"] = "Two cities keep their canals clean." })).Address.AbsolutePath;
        var parties = new TwoParties(node, asking, helping, agreement);
        await (await asking.Browser.Open(agreement)).Submit(new Dictionary<string, string>(), "Lay out for signature");
        await parties.Sign(asking);
        await parties.Sign(helping);
        await Later(5, asking);
        await node.Settle();
        Assert.Empty(await Days(need));

        await asking.Presses(agreement, "publish");
        await node.Settle();
        Assert.Equal(["9"], await Days(need));
        Assert.Contains("our drains", (await node.Citizen().Open("/impact/records?measure=agreement-days")).Text, StringComparison.OrdinalIgnoreCase);
        await asking.Presses(agreement, "withdraw");
        await node.Settle();
        Assert.Empty(await Days(need));
        Assert.Empty(await node.Inside(services => services.GetRequiredService<Recount>().Verify(default)));
    }

    [Fact]
    public async Task What_grew_out_of_the_practice_that_answered_counts_where_the_asking_city_takes_part()
    {
        var (asking, helping, need) = await Need();
        var third = await node.City("Cebu", "en", "PH");
        var practice = (await helping.Publishes("Drains kept by neighbours")).Address.AbsolutePath;
        await helping.Begins("Before the answer", await Name(asking), new() { ["From"] = Short(practice) });
        await node.Db(async db =>
        {
            var (from, to) = (await Id(practice), await Id(need));
            db.Add(new RecordLink { Id = Guid.CreateVersion7(), FromId = from, ToId = to, Type = LinkType.Answers, At = node.Clock.GetUtcNow().UtcDateTime.AddSeconds(1) });
            return await db.SaveChangesAsync();
        });
        await Later(2, helping);
        await helping.Begins("With somebody else", await Name(third), new() { ["From"] = Short(practice) });
        await node.Settle();
        Assert.Empty(await Days(need));
        await Later(2, helping);
        await helping.Begins("With the city that asked", await Name(asking), new() { ["From"] = Short(practice) });
        await node.Settle();
        Assert.Equal(["4"], await Days(need));
        Assert.Empty(await node.Inside(services => services.GetRequiredService<Recount>().Verify(default)));
    }

    [Fact]
    public void A_pair_counts_once_whoever_gave_and_as_mutual_when_both_did() =>
        Assert.Equal([3, 1], PairTotals.Of([("a", "b"), ("b", "a"), ("a", "c"), ("d", "a"), ("a", "")]).Select(p => (int)p.Records));

    private async Task<(TestCity Asking, TestCity Helping, string Need)> Need()
    {
        var id = Guid.CreateVersion7().ToString("N")[^6..];
        var (asking, helping) = (await node.City($"Rosario {id}", "en", "AR"), await node.City($"Semarang {id}", "en", "ID"));
        return (asking, helping, (await asking.Asks("Our drains are full of sand after every storm", "Harbour district")).Address.AbsolutePath);
    }

    private Task<List<string>> Days(string need) => node.Db(async db =>
    {
        var id = await Id(need);
        return await db.Set<ImpactLine>().Where(l => l.RecordId == id && l.Measure == Measures.AgreementDays).Select(l => l.A).ToListAsync();
    });

    private Task<Guid> Id(string address) => node.Db(db => db.Set<Record>().Where(r => r.ShortId == Short(address)).Select(r => r.Id).SingleAsync());

    private Task<string> Name(TestCity city) => node.Db(db => db.Set<Reciproca.Spine.People.Organisation>().Where(o => o.Id == city.Organisation).Select(o => o.Name).SingleAsync());

    /// <summary>Days pass, and whoever goes on signs in again.</summary>
    private async Task Later(int days, params TestCity[] cities)
    {
        node.Clock.Pass(TimeSpan.FromDays(days));
        foreach (var city in cities) city.Browser.Keep(await node.SignedIn(city.Person));
    }

    private static string Short(string address) => address.Split('/')[2];
}
