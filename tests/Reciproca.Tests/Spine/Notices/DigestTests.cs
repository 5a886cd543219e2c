using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Reciproca.Spine.Messages;
using Reciproca.Spine.Notices;
using Reciproca.Spine.People;
using Xunit;

namespace Reciproca.Tests.Spine.Notices;

public sealed class DigestTests(TestNode node) : IClassFixture<TestNode>
{
    private Task<int> Tell(TestCity city, string cause) => node.Inside(async services =>
    {
        await services.GetRequiredService<Bell>().Ring(city.Organisation, new Told(cause, "notice.answered", "/needs", "Rosario", "Floods"));
        return await services.GetRequiredService<Reciproca.Storage.AppDb>().SaveChangesAsync();
    });

    private Task Choose(TestCity city, Digest digest) => node.Db(db => db.Users.Where(p => p.Id == city.Person).ExecuteUpdateAsync(set => set.SetProperty(p => p.Digest, digest)));

    private Task<int> LettersTo(TestCity city) => node.Db(db => db.Set<Message>().CountAsync(m => m.Reaction == "SendLetter" && m.Key == city.Email));

    private Task<int> Hourly(DateTime due) => node.Inside(async services =>
    {
        await ActivatorUtilities.CreateInstance<SendDigests>(services).React(new Tick(due), default);
        return await services.GetRequiredService<Reciproca.Storage.AppDb>().SaveChangesAsync();
    });

    [Fact]
    public async Task The_same_cause_rings_once()
    {
        var city = await node.City("Palu");
        await Tell(city, "a");
        await Tell(city, "a");
        Assert.Equal(1, await node.Db(db => db.Set<Notice>().CountAsync(n => n.PersonId == city.Person)));
    }

    [Fact]
    public async Task At_once_means_a_letter_for_each_notice()
    {
        var city = await node.City("Jakarta");
        await Choose(city, Digest.AtOnce);
        await Tell(city, "a");
        await Tell(city, "b");
        Assert.Equal(2, await LettersTo(city));
    }

    [Fact]
    public async Task Daily_gathers_a_day_into_one_letter_at_seven_in_the_morning()
    {
        var city = await node.City("Bandung");
        await Choose(city, Digest.Daily);
        await Tell(city, "a");
        await Tell(city, "b");
        await Hourly(new DateTime(2026, 11, 24, 6, 10, 0, DateTimeKind.Utc));
        Assert.Equal(0, await LettersTo(city));
        await Hourly(new DateTime(2026, 11, 24, 7, 10, 0, DateTimeKind.Utc));
        Assert.Equal(1, await LettersTo(city));
    }

    [Fact]
    public async Task Off_means_no_letter_and_the_bell_still_rings()
    {
        var city = await node.City("Surabaya");
        await Choose(city, Digest.Off);
        await Tell(city, "a");
        await Hourly(new DateTime(2026, 11, 24, 7, 10, 0, DateTimeKind.Utc));
        Assert.Equal(0, await LettersTo(city));
        Assert.Contains("1", (await city.Browser.Open("/")).Of(".bell b"));
    }

    [Fact]
    public async Task One_click_ends_the_letters_without_signing_in()
    {
        var city = await node.City("Iriga");
        var person = await node.Db(db => db.Users.SingleAsync(p => p.Id == city.Person));
        var link = new Uri(node.Services.GetRequiredService<UnsubscribeLink>().For(person)).PathAndQuery;
        await (await node.Citizen().Open(link)).Submit(new Dictionary<string, string>(), "Stop the letters");
        Assert.Equal(Digest.Off, await node.Db(db => db.Users.Where(p => p.Id == city.Person).Select(p => p.Digest).SingleAsync()));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await node.Citizen().Open("/unsubscribe?token=forged")).Status);
    }
}
